using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Gives each call to the next provider in turn.</summary>
/// <param name="turns">The providers, each as often as it has a turn.</param>
internal sealed class TurnStep(ImmutableArray<RouteStep> turns) : ChoosingStep
{
    private uint _turn = uint.MaxValue;

    /// <summary>Turns by weight, those of each provider at even distances, so that they mix.</summary>
    /// <param name="ends">The providers; at least one.</param>
    /// <param name="weights">How many turns each has in a round; when all have none, each has one.</param>
    public static TurnStep ByWeight(ImmutableArray<RouteStep> ends, ImmutableArray<int> weights) =>
        new(weights.All(static weight => weight == 0) ? ends :
        [
            .. weights.SelectMany((weight, end) => Enumerable.Range(0, weight).Select(turn =>
                    (End: ends[end], At: (turn + 0.5) / weight)))
                .OrderBy(static turn => turn.At)
                .Select(static turn => turn.End),
        ]);

    protected override RouteStep Choose<TState>(int operation, TState arguments) =>
        turns[(int)(Interlocked.Increment(ref _turn) % (uint)turns.Length)];
}
