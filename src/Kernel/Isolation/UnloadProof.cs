using Mortise.Administration;

namespace Mortise.Kernel.Isolation;

/// <summary>What came of a generation's code some time after it was given up.</summary>
/// <param name="Unload">Whether it left the process; <see cref="UnloadState.Pending"/> while that is being seen
/// to.</param>
/// <param name="Collections">How many full garbage collections there were since.</param>
/// <param name="Elapsed">How long ago it was given up.</param>
public sealed record UnloadProof(UnloadState Unload, int Collections, TimeSpan Elapsed)
{
    /// <summary>Whether it left only after it had been reported as leaked.</summary>
    public bool WasLeaked { get; init; }
}
