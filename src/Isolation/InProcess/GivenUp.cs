using Mortise.Kernel.Isolation;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// A load context that is given up. The runtime tells the plug-in's handlers of <c>Unloading</c> first, which may throw
/// or never end: they run as a step does, and nobody waits for them.
/// </summary>
internal static class GivenUp
{
    private const string Handlers = "its handlers of Unloading";

    /// <summary>Gives it up, and sees whether it leaves. Returns promptly, and throws nothing.</summary>
    public static void Of(PluginLoadContext context, LoadRequest request, FaultBoundary boundary, UnloadWatch unloads)
    {
        unloads.Add(new WeakReference(context), request);
        _ = ReportAsync(boundary.RunAsync(Handlers, () => Unload(context)), request);
    }

    private static ValueTask Unload(PluginLoadContext context)
    {
        try
        {
            context.Unload();
        }
        catch
        {
            // The handlers are told once, whatever they do; what they kept the runtime from it does now.
            context.Unload();
            throw;
        }

        return default;
    }

    private static async Task ReportAsync(Task unloading, LoadRequest request)
    {
        try
        {
            await unloading.WaitAsync(request.StopDeadline, request.Time).ConfigureAwait(false);
        }
        catch (FaultException fault)
        {
            request.Report(fault);
        }
        catch (TimeoutException)
        {
            // Looked at, so that it does not become an unobserved one.
            _ = unloading.ContinueWith(static late => late.Exception, TaskScheduler.Default);
            request.Report(new FaultException(
                "MT2101",
                $"The plug-in '{request.Instance}' did not end {Handlers} within "
                + $"{request.StopDeadline.TotalSeconds:0.###} s, so that its code stays in the process. Let "
                + "the handlers return."));
        }
    }
}
