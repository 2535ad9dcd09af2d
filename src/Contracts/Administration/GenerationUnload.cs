namespace Mortise.Administration;

/// <summary>What came of the code of a generation that was given up.</summary>
/// <param name="Plugin">The instance.</param>
/// <param name="Generation">Which start of it.</param>
/// <param name="Unload">Whether it left the process; <see cref="UnloadState.Pending"/> while that is being seen
/// to.</param>
/// <param name="At">When that was found.</param>
/// <param name="Collections">How many full garbage collections there were since.</param>
/// <param name="Elapsed">How long ago it was given up.</param>
public sealed record GenerationUnload(
    string Plugin, int Generation, UnloadState Unload, DateTimeOffset At, int Collections, TimeSpan Elapsed)
{
    /// <summary>Whether it left only after it had been reported as leaked.</summary>
    public bool WasLeaked { get; init; }
}
