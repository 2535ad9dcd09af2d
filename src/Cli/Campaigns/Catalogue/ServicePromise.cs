namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What the callers of the plug-in at fault are promised meanwhile.</summary>
internal enum ServicePromise
{
    /// <summary>
    /// Each call but those that commit the fault is served, and what the plug-in remembers is kept.
    /// </summary>
    Throughout = 0,

    /// <summary>Calls may be answered with a typed error; a restart forgets.</summary>
    Interrupted = 1,
}
