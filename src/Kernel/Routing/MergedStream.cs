using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Several streams as one: each item as soon as it is there, those of one stream in its order, and in turn when several
/// are there at once. Each stream is read one item ahead. The first error ends them all.
/// </summary>
internal static class MergedStream
{
    public static async IAsyncEnumerable<TItem> OfAsync<TItem>(
        ImmutableArray<Func<CancellationToken, IAsyncEnumerable<TItem>>> streams,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var moving = new List<(IAsyncEnumerator<TItem> Items, Task<bool> Move)>(streams.Length);
        try
        {
            foreach (var open in streams)
            {
                var items = open(ending.Token).GetAsyncEnumerator(ending.Token);
                moving.Add((items, items.MoveNextAsync().AsTask()));
            }

            var turn = 0;
            while (moving.Count > 0)
            {
                await Task.WhenAny(moving.Select(static each => each.Move)).ConfigureAwait(false);
                while (!moving[turn % moving.Count].Move.IsCompleted)
                {
                    turn++;
                }

                turn %= moving.Count;
                var (items, move) = moving[turn];
                if (await move.ConfigureAwait(false))
                {
                    yield return items.Current;
                    moving[turn] = (items, items.MoveNextAsync().AsTask());
                    turn++;
                }
                else
                {
                    moving.RemoveAt(turn);
                    await items.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(moving.Select(static each => AbandonedStream.EndAsync(each.Move, each.Items)))
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
