using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// Keeps exceptions that escape from a plug-in's own threads and <c>async void</c> methods from ending the process. The
/// runtime has one such handler per process, so this is a decision of the application, made once at its start.
/// </summary>
public static class ThreadFaults
{
    /// <summary>
    /// Installs the handler. An exception with a frame of a plug-in is reported as a fault of that plug-in and goes no
    /// further; every other one ends the process as it would without this.
    /// </summary>
    /// <exception cref="InvalidOperationException">The application has installed a handler already.</exception>
    public static void Contain() => ExceptionHandling.SetUnhandledExceptionHandler(IsContained);

    private static bool IsContained(Exception exception)
    {
        if (FindPlugin(exception) is not { } context)
        {
            return false;
        }

        context.Report(
            FaultBoundary.Translate(context.Instance, "a thread or async void method of its own", exception));
        return true;
    }

    private static PluginLoadContext? FindPlugin(Exception exception)
    {
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod()?.Module.Assembly is { } assembly
                && AssemblyLoadContext.GetLoadContext(assembly) is PluginLoadContext context)
            {
                return context;
            }
        }

        return AssemblyLoadContext.GetLoadContext(exception.GetType().Assembly) as PluginLoadContext;
    }
}
