using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>
/// The sequence of faults, which the seed alone determines: the catalogue is shuffled again and again, so that each
/// kind comes equally often.
/// </summary>
internal static class Deck
{
    public static ImmutableArray<Draw> Deal(int seed, int count, ImmutableArray<FaultKind> kinds, int lanes)
    {
        var random = new Random(seed);
        var draws = ImmutableArray.CreateBuilder<Draw>(count);
        var load = new int[lanes];
        var turn = 0;
        while (draws.Count < count)
        {
            var shuffled = kinds.ToArray();
            random.Shuffle(shuffled);
            foreach (var kind in shuffled.Take(count - draws.Count))
            {
                var lane = Enumerable.Range(0, lanes).Where(lane => Takes(lane, kind.Lanes)).MinBy(lane => load[lane]);
                load[lane]++;
                draws.Add(new Draw(draws.Count, kind, lane, turn));
            }

            turn++;
        }

        return draws.ToImmutable();
    }

    /// <summary>Those with an odd number have a memory.</summary>
    private static bool Takes(int lane, LaneKind kind) =>
        kind == LaneKind.Any || (kind == LaneKind.Keeper) == (lane % 2 == 1);
}
