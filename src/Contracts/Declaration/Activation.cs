namespace Mortise;

/// <summary>When a plug-in is started.</summary>
public enum Activation
{
    /// <summary>As soon as what it requires is there.</summary>
    Eager = 0,

    /// <summary>At the first call that a route brings to it; the call waits for the start.</summary>
    OnDemand = 1,
}
