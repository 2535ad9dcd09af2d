namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>How a call ended for its caller.</summary>
internal enum Outcome
{
    /// <summary>It has not ended.</summary>
    Open = 0,

    /// <summary>It was answered.</summary>
    Completed = 1,

    /// <summary>It was told that nobody ran it.</summary>
    NotRun = 2,

    /// <summary>It was told, by a typed error, that it failed or was late or given up.</summary>
    Failed = 3,

    /// <summary>Something else came than an error of the small hierarchy.</summary>
    Untyped = 4,
}
