namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>What a run of the litmus test saw; the model calls the violations the same.</summary>
internal enum LitmusFinding
{
    Nothing = 0,

    /// <summary>A call was inside a provider that had been freed.</summary>
    InsideFreed = 1,

    /// <summary>A drain waited for a call that had left.</summary>
    WaitsForEver = 2,
}
