namespace Mortise.Testing.Faults;

/// <summary>Exceptions that escape where no caller is: unless a host contains them they end the process.</summary>
public static class FaultyThreads
{
    /// <summary>Throws on a thread of its own.</summary>
    public static void ThrowOnThread() =>
        new Thread(Throw) { IsBackground = true, Name = "injected fault" }.Start();

    /// <summary>Throws on a thread of the pool.</summary>
    public static void ThrowOnPool() => ThreadPool.UnsafeQueueUserWorkItem(static _ => Throw(), null);

    /// <summary>Throws in the callback of a timer.</summary>
    public static void ThrowInTimer() => _ = new Timer(static _ => Throw(), null, 0, Timeout.Infinite);

    /// <summary>Throws in an <c>async void</c> method, after its first wait.</summary>
    public static void ThrowInAsyncVoid() => VoidAsync();

    /// <summary>Leaves a failed task that nobody looks at.</summary>
    public static void ForgetFailedTask() => _ = FailAsync();

    private static void Throw() => throw new InjectedFaultException("It was told to throw on another thread.");

#pragma warning disable VSTHRD100 // That this is possible, and wrong, is the point of it.
    private static async void VoidAsync()
#pragma warning restore VSTHRD100
    {
        await Task.Yield();
        Throw();
    }

    private static async Task FailAsync()
    {
        await Task.Yield();
        Throw();
    }
}
