using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The one place where a plug-in's code is entered outside of calls, and where whatever comes out of it becomes text.
/// The first, synchronous part of a step runs on a thread of its own: a plug-in that blocks there blocks nobody else,
/// and the kernel, which waits for the returned task, can go on at its deadline. No ambient state flows in.
/// </summary>
/// <param name="instance">Whose code it is.</param>
/// <param name="threads">What its steps run on.</param>
internal sealed class FaultBoundary(string instance, StepThreads threads)
{
    /// <summary>Runs a step of the lifecycle.</summary>
    public Task RunAsync(string step, Func<ValueTask> body) => OnOwnThread(step, async () =>
    {
        await body().ConfigureAwait(false);
        return true;
    });

    /// <summary>Runs a step of the lifecycle that has an answer.</summary>
    public Task<bool> AskAsync(string step, Func<ValueTask<bool>> body) => OnOwnThread(step, body);

    /// <summary>Loads code: static constructors and module initializers may run.</summary>
    public Task<PluginGeneration> LoadAsync(Func<PluginGeneration> load) =>
        OnOwnThread("load", () => new ValueTask<PluginGeneration>(load()));

    /// <summary>Runs something frequent, such as the delivery of an event, on the thread pool.</summary>
    public Task<T> RunPooledAsync<T>(string step, Func<ValueTask<T>> body)
    {
        var ended = Ended<T>();
        ThreadPool.UnsafeQueueUserWorkItem(_ => _ = GuardAsync(step, body, ended), null);
        return ended.Task;
    }

    /// <summary>The fault as text.</summary>
    public static FaultException Translate(string instance, string step, Exception exception)
    {
        if (exception is FaultException known)
        {
            return known;
        }

        if (exception is StartRefusedException refused)
        {
            return new FaultException(
                refused.Code, $"The plug-in '{instance}' refuses to start as it is configured. {refused.Message}");
        }

        var (text, detail) = Describe(exception);
        return new FaultException(
            "MT2101",
            $"The plug-in '{instance}' failed in {step}: {text} This is a fault of the plug-in; its author can see "
            + "where in the log of the host.",
            detail);
    }

    private Task<T> OnOwnThread<T>(string step, Func<ValueTask<T>> body)
    {
        var ended = Ended<T>();
        threads.Run(() => _ = GuardAsync(step, body, ended));
        return ended.Task;
    }

    /// <summary>
    /// Whoever awaits the result goes on elsewhere: never on a stack with frames of the plug-in below it, which would
    /// keep the plug-in's code from being collected for as long as the kernel has something to do.
    /// </summary>
    private static TaskCompletionSource<T> Ended<T>() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task GuardAsync<T>(string step, Func<ValueTask<T>> body, TaskCompletionSource<T> ended)
    {
        try
        {
            ended.SetResult(await body().ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            ended.SetException(Translate(instance, step, exception));
        }
    }

    private static (string Text, string Detail) Describe(Exception exception)
    {
        try
        {
            return (CallFault.Describe(exception), exception.ToString());
        }
        catch (Exception second)
        {
            // Message and ToString are the plug-in's code too.
            return ($"{exception.GetType().FullName} (its message failed with {second.GetType().FullName})", "");
        }
    }
}
