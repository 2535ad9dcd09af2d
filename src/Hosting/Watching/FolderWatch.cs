using System.Collections.Immutable;
using Mortise.Hosting.Places;
using Mortise.Kernel;

namespace Mortise.Hosting.Watching;

/// <summary>
/// When folders are looked at: at once when the operating system says that somebody writes there, and now and then in
/// any case; what is done is the same. Prepared and begun by one thread, then of its own loop.
/// </summary>
internal sealed class FolderWatch : IAsyncDisposable
{
    /// <summary>For so long nobody writes to a folder before it is looked into.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromMilliseconds(500);

    /// <summary>How often it is looked without having heard anything.</summary>
    private static readonly TimeSpan _poll = TimeSpan.FromSeconds(2);

    /// <summary>The same with very many folders.</summary>
    private static readonly TimeSpan _longestPoll = TimeSpan.FromSeconds(30);

    private readonly WatchPlan _plan;
    private readonly TimeProvider _time;
    private readonly FollowedFolders _followed;
    private readonly FolderNotices _notices;
    private readonly CancellationTokenSource _ending = new();
    private Task _loop = Task.CompletedTask;

    public FolderWatch(
        WatchPlan plan, Uptake uptake, DataDirectory data, TimeProvider time, Action<WatchReport> tell)
    {
        (_plan, _time) = (plan, time);
        _notices = new FolderNotices((folder, problem) => tell(new(
            WatchOutcome.Polled, time.GetUtcNow(), "", folder, "", "", $"It is looked at now and then. {problem}")));
        _followed = new FollowedFolders(plan, uptake, data, time, tell, _notices.Raise);
    }

    /// <summary>
    /// Copies what is to run, so that nothing is loaded from a folder that is watched. What is not complete is left out
    /// and follows when it is.
    /// </summary>
    public Task<ImmutableArray<PluginDeployment>> PrepareAsync(
        ImmutableArray<PluginDeployment> deployments, CancellationToken cancellation) =>
        _followed.PrepareAsync(deployments, cancellation);

    /// <summary>Begins to look.</summary>
    public void Begin() => _loop = RunAsync();

    /// <summary>Ends looking; what is being taken is left to the kernel.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _notices.Dispose();
    }

    /// <summary>Ends when nothing is being taken any more.</summary>
    public Task EndAsync() => _followed.EndAsync();

    private async Task RunAsync()
    {
        // Whoever begins it does not look.
        await Task.Yield();
        var (wait, looked) = (TimeSpan.Zero, _time.GetTimestamp());
        while (true)
        {
            var heard = await _notices.WaitAsync(wait, _time, _ending.Token).ConfigureAwait(false);
            if (heard && _quiet - _time.GetElapsedTime(looked) is var soon && soon > TimeSpan.Zero)
            {
                // Somebody is writing; a look after each write sees no more than one afterwards.
                await Task.Delay(soon, _time, _ending.Token).ConfigureAwait(false);
            }

            _notices.Forget();
            _notices.Listen(_plan.Roots);
            looked = _time.GetTimestamp();
            var changing = await _followed.LookAsync(_quiet, _ending.Token).ConfigureAwait(false);
            if (changing && !heard && wait >= _poll)
            {
                _notices.Renew();
            }

            // However many folders there are, looking takes a small part of the time.
            var poll = TimeSpan.FromTicks(
                Math.Clamp(50 * _time.GetElapsedTime(looked).Ticks, _poll.Ticks, _longestPoll.Ticks));
            wait = changing || _followed.IsBehind ? _quiet : poll;
        }
    }
}
