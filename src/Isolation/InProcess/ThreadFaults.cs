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
    /// <summary>Of the process, because the runtime's handler is: it can be set once and never taken back.</summary>
    private static readonly Lazy<bool> _installed = new(TryInstall);

    /// <summary>
    /// Installs the handler, once, however often it is asked to. An exception with a frame of a plug-in is reported as
    /// a fault of that plug-in and goes no further; every other one ends the process as it would without this.
    /// </summary>
    /// <returns>False when the application has a handler of its own, which then decides, and can ask
    /// <see cref="TryContain"/>.</returns>
    public static bool Contain() => _installed.Value;

    /// <summary>
    /// For an application with a handler of its own: reports an exception with a frame of a plug-in as a fault of that
    /// plug-in.
    /// </summary>
    /// <returns>Whether it was one, so that the process can go on.</returns>
    public static bool TryContain(Exception exception)
    {
        if (FindPlugin(exception) is not { } context)
        {
            return false;
        }

        context.Report(
            FaultBoundary.Translate(context.Instance, "a thread or async void method of its own", exception));
        return true;
    }

    private static bool TryInstall()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(TryContain);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
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
