namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>Which of the two good builds of a plug-in.</summary>
internal enum Build
{
    /// <summary>Whichever does not serve.</summary>
    Any = 0,

    /// <summary>The one that serves first.</summary>
    Elder = 1,

    /// <summary>The other one.</summary>
    Younger = 2,
}
