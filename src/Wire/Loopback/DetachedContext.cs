namespace Mortise.Wire;

/// <summary>Where code runs as on a fresh thread: without the ambient state of whoever asks for it.</summary>
internal static class DetachedContext
{
    private static readonly ExecutionContext _empty = CaptureEmpty();

    public static void Run(ContextCallback callback, object state)
    {
        // The execution context restores the synchronization context too, when it ends.
        ExecutionContext.Run(_empty, callback, state);
    }

    /// <summary>Only a thread that inherits nothing has the empty context, and no API gives it out.</summary>
    private static ExecutionContext CaptureEmpty()
    {
        ExecutionContext? empty = null;
        var thread = new Thread(() => empty = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return empty ?? throw new InvalidOperationException("A new thread must have an execution context.");
    }
}
