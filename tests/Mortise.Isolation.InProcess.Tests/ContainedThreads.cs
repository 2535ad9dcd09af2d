namespace Mortise.Isolation.InProcess.Tests;

/// <summary>The handler is one per process, so the tests install it once.</summary>
internal static class ContainedThreads
{
    private static readonly Lazy<bool> Installed = new(static () =>
    {
        ThreadFaults.Contain();
        return true;
    });

    public static void Install() => _ = Installed.Value;
}
