using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The one place where a plug-in's code is entered outside of calls, and where whatever comes out of it becomes text.
/// The first, synchronous part of a step runs on a thread of its own: a plug-in that blocks there blocks nobody else, and
/// the kernel, which waits for the returned task, can go on at its deadline. No ambient state flows in.
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
    public static Task<T> RunPooledAsync<T>(string instance, string step, Func<ValueTask<T>> body)
    {
        using (Unflowed())
        {
            return Task.Run(() => GuardAsync(instance, step, body));
        }
    }

    /// <summary>The fault as text.</summary>
    public static FaultException Translate(string instance, string step, Exception exception)
    {
        if (exception is FaultException known)
        {
            return known;
        }

        var (text, detail) = Describe(exception);
        return new FaultException(
            "MT2101",
            $"The plug-in '{instance}' failed in {step}: {text} This is a fault of the plug-in; its author can see where in "
            + "the log of the host.",
            detail);
    }

    private static async Task<T> OnOwnThread<T>(string instance, string step, Func<ValueTask<T>> body)
    {
        Task<Task<T>> started;
        using (Unflowed())
        {
            started = Task.Factory.StartNew(
                () => GuardAsync(instance, step, body),
                CancellationToken.None,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default);
        }

        return await (await started.ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task<T> GuardAsync<T>(string instance, string step, Func<ValueTask<T>> body)
    {
        try
        {
            return await body().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Translate(instance, step, exception);
        }
    }

    private static (string Text, string Detail) Describe(Exception exception)
    {
        try
        {
            return ($"{exception.GetType().FullName}: {exception.Message}", exception.ToString());
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
