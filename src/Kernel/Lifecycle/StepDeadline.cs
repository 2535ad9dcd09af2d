using Mortise.Kernel.Isolation;

namespace Mortise.Kernel.Lifecycle;

/// <summary>Waits for one step of a plug-in, and no longer than its deadline.</summary>
internal static class StepDeadline
{
    /// <summary>
    /// Runs a step. A missed deadline is a fault like any other: the step's token is cancelled, nobody waits on.
    /// </summary>
    /// <param name="step">Returns promptly with a task.</param>
    /// <param name="name">For people, for example <c>prepare</c>.</param>
    /// <param name="failed">The reason when it throws.</param>
    /// <param name="late">The reason when it misses the deadline.</param>
    /// <param name="deadline">How long.</param>
    /// <param name="time">The clock.</param>
    /// <param name="afterwards">What becomes of a result that comes after the deadline; null when nothing need.</param>
    /// <exception cref="StepException">It threw or was late.</exception>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> step,
        string name,
        ReasonCode failed,
        ReasonCode late,
        TimeSpan deadline,
        TimeProvider time,
        Action<T>? afterwards = null)
    {
        using var timer = new CancellationTokenSource(deadline, time);
        Task<T>? running = null;
        try
        {
            running = step(timer.Token);
            return await running.WaitAsync(timer.Token).ConfigureAwait(false);
        }
        catch (FaultException fault)
        {
            throw new StepException(new Reason(failed, $"{fault.Code}: {fault.Message}"), fault.Detail);
        }
        catch (OperationCanceledException) when (timer.IsCancellationRequested)
        {
            _ = running is null ? null : AbandonAsync(running, afterwards);
            throw new StepException(
                new Reason(
                    late,
                    $"Its {name} did not end within {deadline.TotalSeconds:0.###} s, which is the deadline of the "
                    + "host. The kernel goes on without it."),
                "");
        }
        catch (Exception other)
        {
            // An isolation level lets nothing else out; nobody may wait for ever for one that does.
            throw StepException.Of(failed, name, other);
        }
    }

    private static async Task AbandonAsync<T>(Task<T> running, Action<T>? afterwards)
    {
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (running.IsCompletedSuccessfully)
        {
            afterwards?.Invoke(await running.ConfigureAwait(false));
        }
        else
        {
            // Looked at, so that it does not become an unobserved one.
            _ = running.Exception;
        }
    }

    /// <summary>Runs a step without a result.</summary>
    public static Task RunAsync(
        Func<CancellationToken, Task> step,
        string name,
        ReasonCode failed,
        ReasonCode late,
        TimeSpan deadline,
        TimeProvider time) =>
        RunAsync(
            async token =>
            {
                await step(token).ConfigureAwait(false);
                return true;
            },
            name,
            failed,
            late,
            deadline,
            time);
}
