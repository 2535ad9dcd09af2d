using System.Collections.Concurrent;

namespace Mortise.Kernel.Routing;

/// <summary>What all routes of a kernel share.</summary>
/// <param name="Strict">Whether every call goes through the codec, as across a boundary.</param>
/// <param name="Time">The clock.</param>
/// <param name="Records">What the observer is to be told.</param>
internal sealed record RouteContext(bool Strict, TimeProvider Time, RecordQueue Records)
{
    /// <summary>Calls that found no provider.</summary>
    public CallAccount Unanswered { get; } = new();

    /// <summary>
    /// Calls that started an on-demand provider; each is counted once more by the provider that it reached.
    /// </summary>
    public CallAccount Activations { get; } = new();

    /// <summary>Calls on composed routes; each is counted once more by each provider that it reached.</summary>
    public CallAccount Composed { get; } = new();

    /// <summary>
    /// By consumer and operation: how many calls ended with null, as nobody answered and the operation fails open.
    /// </summary>
    public ConcurrentDictionary<string, ConcurrentDictionary<string, long>> FailedOpen { get; } = new();

    /// <summary>The context of the running call.</summary>
    public CallFlow Flow { get; } = new();
}
