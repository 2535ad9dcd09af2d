namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What kinds of faults have in common. The order is that of the scoreboard.</summary>
internal enum FaultFamily
{
    /// <summary>In a call that somebody waits for.</summary>
    Call = 0,

    /// <summary>Where no caller is.</summary>
    Thread = 1,

    /// <summary>In a step of a start, before it serves.</summary>
    Start = 2,

    /// <summary>While it serves, outside of calls.</summary>
    Service = 3,

    /// <summary>While its state is handed over.</summary>
    State = 4,

    /// <summary>In a step of its end.</summary>
    End = 5,

    /// <summary>In what it needs.</summary>
    Dependency = 6,

    /// <summary>In what is on disk.</summary>
    Package = 7,

    /// <summary>What it leaves behind.</summary>
    Leak = 8,

    /// <summary>What it changes around it.</summary>
    Ambience = 9,
}
