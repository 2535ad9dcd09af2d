using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>Gives each call to the next provider in turn.</summary>
/// <param name="turns">The providers, each as often as it has a turn.</param>
internal sealed class TurnStep(ImmutableArray<RouteStep> turns) : ChoosingStep
{
    private uint _turn = uint.MaxValue;

    /// <summary>
    /// Turns by weight, spread so that nobody has many one after the other: each time whoever is most behind its share
    /// has the next one.
    /// </summary>
    /// <param name="ends">The providers; at least one.</param>
    /// <param name="weights">How many turns each has in a round; when all have none, each has one.</param>
    public static TurnStep ByWeight(ImmutableArray<RouteStep> ends, ImmutableArray<int> weights)
    {
        var all = weights.Sum();
        if (all == 0)
        {
            return new TurnStep(ends);
        }

        var ahead = new int[ends.Length];
        var turns = ImmutableArray.CreateBuilder<RouteStep>(all);
        while (turns.Count < all)
        {
            for (var index = 0; index < ahead.Length; index++)
            {
                ahead[index] += weights[index];
            }

            var next = Array.IndexOf(ahead, ahead.Max());
            ahead[next] -= all;
            turns.Add(ends[next]);
        }

        return new TurnStep(turns.MoveToImmutable());
    }

    protected override RouteStep Choose<TState>(int operation, TState arguments) =>
        turns[(int)(Interlocked.Increment(ref _turn) % (uint)turns.Length)];
}
