namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>What a call is for.</summary>
internal enum CallPurpose
{
    /// <summary>It is load: it must be served.</summary>
    Load = 0,

    /// <summary>It commits a fault: it may fail.</summary>
    Fault = 1,
}
