using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The one place where a plug-in's code is entered outside of calls, and where whatever comes out of it becomes text.
/// The first, synchronous part of a step runs on a thread of its own: a plug-in that blocks there blocks nobody else,
/// and the kernel, which waits for the returned task, can go on at its deadline. No ambient state flows in.
/// </summary>
internal static class FaultBoundary
{
    /// <summary>Runs a step of the lifecycle.</summary>
    public static Task RunAsync(string instance, string step, Func<ValueTask> body) =>
        OnOwnThread(instance, step, async () =>
        {
            await body().ConfigureAwait(false);
            return true;
        });

    /// <summary>Loads code: static constructors and module initializers may run.</summary>
    public static Task<PluginGeneration> LoadAsync(LoadRequest request, Func<PluginGeneration> load) =>
        OnOwnThread(request.Instance, "load", () => new ValueTask<PluginGeneration>(load()));

    /// <summary>Runs something frequent, such as the delivery of an event, on the thread pool.</summary>
    public static Task<T> RunPooledAsync<T>(string instance, string step, Func<ValueTask<T>> body) =>
        Start(instance, step, body, TaskCreationOptions.DenyChildAttach);

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

    private static Task<T> OnOwnThread<T>(string instance, string step, Func<ValueTask<T>> body) =>
        Start(instance, step, body, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach);

    /// <summary>
    /// Whoever awaits the result goes on elsewhere: never on a stack with frames of the plug-in below it, which would
    /// keep the plug-in's code from being collected for as long as the kernel has something to do.
    /// </summary>
    private static Task<T> Start<T>(string instance, string step, Func<ValueTask<T>> body, TaskCreationOptions options)
    {
        var ended = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (Unflowed())
        {
            _ = Task.Factory.StartNew(
                () => GuardAsync(instance, step, body, ended), CancellationToken.None, options, TaskScheduler.Default);
        }

        return ended.Task;
    }

    private static async Task GuardAsync<T>(
        string instance, string step, Func<ValueTask<T>> body, TaskCompletionSource<T> ended)
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

    private static IDisposable? Unflowed() =>
        ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
