using System.Runtime.CompilerServices;
using Market.Page;

namespace Market.Web;

/// <summary>
/// Tells any number of visitors what one source shows: the latest at once, then each change. One writer; any number of
/// readers, each at its own pace; and whoever ends it, at any time.
/// </summary>
internal sealed class News
{
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Issue _latest = new(null);

    public void Show(Presence presence)
    {
        var before = _latest;
        if (before.Presence is null || !IsSame(before.Presence, presence))
        {
            _latest = new(presence);
            before.Next.SetResult(_latest);
        }
    }

    /// <summary>Ends all readers, those to come as well.</summary>
    public void End() => _end.TrySetResult();

    public async IAsyncEnumerable<Presence> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var issue = _latest;
        while (!_end.Task.IsCompleted)
        {
            if (issue.Presence is { } presence)
            {
                yield return presence;
            }

            await Task.WhenAny(issue.Next.Task, _end.Task).WaitAsync(cancellation);
            issue = issue.Next.Task.IsCompleted ? await issue.Next.Task : issue;
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
        public TaskCompletionSource<Issue> Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
