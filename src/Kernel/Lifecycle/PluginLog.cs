namespace Mortise.Kernel.Lifecycle;

/// <summary>The log that one plug-in instance writes to. An exception becomes text before anybody keeps it.</summary>
internal sealed class PluginLog(string plugin, TimeProvider time, IKernelObserver? observer) : ILog
{
    public void Write(LogSeverity severity, string message, Exception? error = null) =>
        observer?.Observe(new KernelRecord.Log(time.GetUtcNow(), plugin, severity, message, Text(error)));

    private static string Text(Exception? error)
    {
        try
        {
            return error?.ToString() ?? "";
        }
        catch (Exception second)
        {
            // ToString of a plug-in's exception is the plug-in's code.
            return $"{error?.GetType().FullName} (its text failed with {second.GetType().FullName})";
        }
    }
}
