using System.Collections.Immutable;
using Mortise.Administration;

namespace Mortise.Kernel.Lifecycle;

/// <summary>What came of a stop.</summary>
/// <param name="Unload">Whether the code left the process.</param>
/// <param name="Problems">What went wrong on the way, for people.</param>
internal sealed record StopReport(UnloadState Unload, ImmutableArray<string> Problems)
{
    /// <summary>Nothing ran.</summary>
    public static StopReport Idle { get; } = new(UnloadState.NotLoaded, []);
}
