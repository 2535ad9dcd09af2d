namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What both books say of a call.</summary>
internal enum CallVerdict
{
    /// <summary>It ended once, as its caller was told.</summary>
    Kept = 0,

    /// <summary>
    /// It never ended, was answered although nobody ran it to its end, or failed where it had to be served.
    /// </summary>
    Lost = 1,

    /// <summary>It ran twice, or ran although its caller was told that it had not.</summary>
    Duplicated = 2,
}
