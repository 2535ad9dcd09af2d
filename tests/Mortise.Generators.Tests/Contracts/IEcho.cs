using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

/// <summary>Gives back what it is given.</summary>
[Contract("test.echo", 2, 3)]
public partial interface IEcho
{
    [Operation(Idempotent = true, DeadlineMilliseconds = 1500)]
    ValueTask<Everything> EchoAsync(Everything value, CancellationToken cancellation = default);

    [Throws<RefusedException>]
    [Throws<GoneException>]
    ValueTask RefuseAsync(string reason, int code = 7, string? hint = null, CancellationToken cancellation = default);

    [Throws<RefusedException>]
    IAsyncEnumerable<Point> CountAsync(int from, int to, CancellationToken cancellation = default);

    ValueTask<double> SumAsync(IAsyncEnumerable<Point> points, double start, CancellationToken cancellation = default);

    IAsyncEnumerable<string?> MergeAsync(
        IAsyncEnumerable<string?> left, IAsyncEnumerable<string?> right, CancellationToken cancellation = default);

    ValueTask<TreeNode?> TreeAsync(TreeNode? root, CancellationToken cancellation = default);

    ValueTask<ImmutableArray<int>> NothingAsync(CancellationToken cancellation = default);

    /// <summary>All names that generated code might use for itself.</summary>
    ValueTask<int> ClashAsync(
        int cell,
        int binding,
        int call,
        int result,
        int exception,
        int writer,
        int reader,
        int streams,
        int state,
        int target,
        int @event,
        int item,
        int arguments,
        int fields,
        int Item1,
        CancellationToken first = default);

    [Since(1)]
    public virtual partial ValueTask<string> AddedAsync(string text, CancellationToken cancellation = default);

    [Since(2)]
    public virtual partial ValueTask AddedCommandAsync(CancellationToken cancellation = default);

    [Since(3)]
    public virtual partial IAsyncEnumerable<int> AddedStreamAsync(CancellationToken cancellation = default);
}
