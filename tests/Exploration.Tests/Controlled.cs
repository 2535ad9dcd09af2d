using System.Runtime.CompilerServices;
using Exploration.Tests.Control;

namespace Exploration.Tests;

/// <summary>
/// What the rewritten code calls in place of what the runtime has. Each means the same; but whatever would run on a
/// thread of the pool becomes an actor, and whatever would block lets others go on. No time limit passes.
/// </summary>
public static class Controlled
{
    // The process has one exploration at a time.
    private static Turns? _turns;

    internal static void Begin(Turns turns) => _turns = turns;

    internal static void Spawn(Action body, Func<bool>? isReady = null) =>
        (_turns ?? throw new InvalidOperationException("No exploration is under way.")).Spawn(body, isReady);

    /// <summary>Before each access to what threads share.</summary>
    public static void Point(string where)
    {
        if (Turns.Mine is var (turns, actor))
        {
            turns.Point(actor, where);
        }
    }

    public static Lock.Scope Enter(Lock @lock)
    {
        if (Turns.Mine is not var (turns, actor))
        {
            return @lock.EnterScope();
        }

        turns.Point(actor, "a lock");
        while (!@lock.TryEnter())
        {
            if (!turns.TryWait(actor, @lock))
            {
                // A thread that is not under control has it, such as that of finalizers, and gives it back soon.
                @lock.Enter();
                break;
            }
        }

        actor.Held.Push(@lock);
        var scope = @lock.EnterScope();
        @lock.Exit();
        return scope;
    }

    public static void Leave(ref Lock.Scope scope)
    {
        scope.Dispose();
        if (Turns.Mine is var (_, actor))
        {
            actor.Held.Pop();
        }
    }

    public static void OnCompleted<TAwaiter>(TAwaiter awaiter, Action continuation)
        where TAwaiter : INotifyCompletion =>
        Spawn(continuation, () => Awaiting<TAwaiter>.IsOver(awaiter));

    public static void OnCompletedOf<TAwaiter>(ref TAwaiter awaiter, Action continuation)
        where TAwaiter : INotifyCompletion =>
        OnCompleted(awaiter, continuation);

    public static bool Queue(IThreadPoolWorkItem item, bool preferLocal)
    {
        ArgumentNullException.ThrowIfNull(item);
        Spawn(item.Execute);
        return true;
    }

    public static Task CancelAsync(CancellationTokenSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        source.Cancel();
        return Task.CompletedTask;
    }

    public static async Task WaitAsync(Task task, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(task);
        await new Condition(() => task.IsCompleted || cancellation.IsCancellationRequested);
        if (!task.IsCompleted)
        {
            throw new TaskCanceledException("The wait was cancelled.", null, cancellation);
        }

        await task.ConfigureAwait(false);
    }

    public static async Task<T> WaitAsync<T>(Task<T> task, CancellationToken cancellation)
    {
        await WaitAsync((Task)task, cancellation).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    public static Task WaitAsync(Task task, TimeSpan deadline, TimeProvider time) =>
        WaitAsync(task, CancellationToken.None);

    public static Task<T> WaitAsync<T>(Task<T> task, TimeSpan deadline, TimeProvider time) =>
        WaitAsync(task, CancellationToken.None);

    public static async Task WhenAll(IEnumerable<Task> tasks)
    {
        var all = tasks.ToArray();
        await new Condition(() => Array.TrueForAll(all, static task => task.IsCompleted));
        await Task.WhenAll(all).ConfigureAwait(false);
    }

    public static Task WhenAll(params Task[] tasks) => WhenAll(tasks.AsEnumerable());

    public static Task WhenAll(params ReadOnlySpan<Task> tasks) => WhenAll(tasks.ToArray());
}
