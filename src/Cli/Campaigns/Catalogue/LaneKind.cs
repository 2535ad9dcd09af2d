namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Which plug-ins can commit a fault.</summary>
internal enum LaneKind
{
    /// <summary>Each.</summary>
    Any = 0,

    /// <summary>Those without a memory.</summary>
    Worker = 1,

    /// <summary>Those with a memory to hand over.</summary>
    Keeper = 2,
}
