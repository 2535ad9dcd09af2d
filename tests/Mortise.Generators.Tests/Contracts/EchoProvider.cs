using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>Was written before minor 1, so it has none of the added operations.</summary>
internal sealed class EchoProvider : IEcho
{
    public ValueTask<Everything> EchoAsync(Everything value, CancellationToken cancellation) => new(value);

    public async ValueTask RefuseAsync(string reason, int code, string? hint, CancellationToken cancellation)
    {
        await Task.Yield();
        throw code switch
        {
            0 => new InvalidOperationException(reason),
            -1 => new GoneException(reason),
            _ => new RefusedException(reason, code, hint is null ? [] : [hint]),
        };
    }

    public async IAsyncEnumerable<Point> CountAsync(
        int from, int to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = from; number <= to; number++)
        {
            await Task.Yield();
            yield return new Point(number, -number);
        }

        if (from > to)
        {
            throw new RefusedException("backwards", to, ["swap them"]);
        }
    }

    public async ValueTask<double> SumAsync(
        IAsyncEnumerable<Point> points, double start, CancellationToken cancellation)
    {
        await foreach (var point in points.WithCancellation(cancellation))
        {
            start += point.X + point.Y;
        }

        return start;
    }

    public async IAsyncEnumerable<string?> MergeAsync(
        IAsyncEnumerable<string?> left,
        IAsyncEnumerable<string?> right,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var item in left.WithCancellation(cancellation))
        {
            yield return item;
        }

        await foreach (var item in right.WithCancellation(cancellation))
        {
            yield return item;
        }
    }

    public ValueTask<TreeNode?> TreeAsync(TreeNode? root, CancellationToken cancellation) => new(root);

    public ValueTask<ImmutableArray<int>> NothingAsync(CancellationToken cancellation) =>
        new(default(ImmutableArray<int>));

    public ValueTask<int> ClashAsync(
        int cell, int binding, int call, int result, int exception, int writer, int reader, int streams, int state,
        int target, int @event, int item, int arguments, int fields, int Item1, CancellationToken first) => new(
        cell + (2 * binding) + (3 * call) + (4 * result) + (5 * exception) + (6 * writer) + (7 * reader) + (8 * streams)
        + (9 * state) + (10 * target) + (11 * @event) + (12 * item) + (13 * arguments) + (14 * fields) + (15 * Item1));
}
