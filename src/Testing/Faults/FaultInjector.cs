namespace Mortise.Testing.Faults;

/// <summary>
/// Commits the fault that it is armed with, when the code that holds it comes to that point. Held by a plug-in of a
/// test, which asks it in each role, or by a fake. Safe for concurrent use.
/// </summary>
/// <param name="release">
/// Ends when what hangs or blocks is to be let go; asked each time. Null for what <see cref="LetGo"/> says.
/// </param>
/// <param name="time">The clock by which it lingers; null for the system's.</param>
/// <example>
/// <code>
/// public ValueTask PrepareAsync(CancellationToken cancellation) =&gt;
///     _faults.AtAsync(FaultPoint.Prepare, cancellation);
/// </code>
/// </example>
public sealed class FaultInjector(Func<Task>? release = null, TimeProvider? time = null)
{
    private volatile Arming _armed = new(FaultPlan.None);
    private volatile TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long it takes what lingers. Default: 100 ms.</summary>
    public TimeSpan LingersFor { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The fault that is committed from here on, each time; none for <see cref="FaultPlan.None"/>.</summary>
    public FaultPlan Armed
    {
        get => _armed.Plan;
        set => _armed = new Arming(value);
    }

    /// <summary>
    /// Lets go what hangs or blocks in it now, unless it was made with a way of its own. To be called at the end of a
    /// test, which would leave it behind otherwise.
    /// </summary>
    public void LetGo() => Interlocked.Exchange(
        ref _letGo, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Whether the code is to give a wrong result at that point.</summary>
    public bool Lies(FaultPoint point) => Armed == new FaultPlan(FaultAct.Lie, point);

    /// <summary>Commits the fault if it is due at that point; ends at once otherwise.</summary>
    /// <exception cref="InjectedFaultException">That is the fault.</exception>
    public ValueTask AtAsync(FaultPoint point, CancellationToken cancellation = default) =>
        Armed is var (act, where) && where == point ? CommitAsync(act, where, cancellation) : default;

    /// <summary>The same for code that cannot wait: what hangs blocks.</summary>
    /// <exception cref="InjectedFaultException">That is the fault.</exception>
    public void At(FaultPoint point)
    {
        if (Armed is var (act, where) && where == point)
        {
            if (act is FaultAct.Throw or FaultAct.ThrowUnreadable)
            {
                throw Exception(act, where);
            }

            if (act is FaultAct.Hang or FaultAct.Block)
            {
                Block();
            }
        }
    }

    private async ValueTask CommitAsync(FaultAct act, FaultPoint point, CancellationToken cancellation)
    {
        switch (act)
        {
            case FaultAct.Throw or FaultAct.ThrowUnreadable:
                throw Exception(act, point);
            case FaultAct.Hang:
                await ReleasedAsync().ConfigureAwait(false);
                break;
            case FaultAct.Block:
                Block();
                break;
            case FaultAct.Linger:
                await Task.Delay(LingersFor, time ?? TimeProvider.System, cancellation).ConfigureAwait(false);
                break;
        }
    }

    private Task ReleasedAsync() => release?.Invoke() ?? _letGo.Task;

    private static Exception Exception(FaultAct act, FaultPoint point) => act == FaultAct.Throw
        ? new InjectedFaultException($"It was told to throw: {point}.")
        : new UnreadableException();

    private void Block()
    {
        using var ended = new ManualResetEventSlim();
        _ = ReleasedAsync().ContinueWith(
            _ => ended.Set(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        ended.Wait();
    }

    private sealed record Arming(FaultPlan Plan);
}
