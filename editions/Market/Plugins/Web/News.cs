using System.Runtime.CompilerServices;
using Market.Page;

namespace Market.Web;

/// <summary>
/// Tells any number of visitors what one source shows: the latest at once, then each change. One writer; any number of
/// readers, each at its own pace.
/// </summary>
internal sealed class News
{
    private volatile Issue _latest = new(null);

    public void Show(Presence presence)
    {
        var before = _latest;
        if (!before.Next.Task.IsCompleted && (before.Presence is null || !IsSame(before.Presence, presence)))
        {
            _latest = new(presence);
            before.Next.SetResult(_latest);
        }
    }

    /// <summary>Ends all readers. Nothing is shown afterwards.</summary>
    public void End() => _latest.Next.TrySetResult(null);

    public async IAsyncEnumerable<Presence> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var issue = _latest; issue is not null; issue = await issue.Next.Task.WaitAsync(cancellation))
        {
            if (issue.Presence is { } presence)
            {
                yield return presence;
            }
        }
    }

    /// <summary>
    /// A strategy that does not change its generation says the same of itself, so its words need no comparison.
    /// </summary>
    private static bool IsSame(Presence one, Presence other) =>
        one.Plugins.SequenceEqual(other.Plugins)
        && one.Strategies.Select(Key).SequenceEqual(other.Strategies.Select(Key));

    private static (string Name, int Generation) Key(PresentStrategy strategy) =>
        (strategy.Name, strategy.Generation);

    private sealed record Issue(Presence? Presence)
    {
        public TaskCompletionSource<Issue?> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
