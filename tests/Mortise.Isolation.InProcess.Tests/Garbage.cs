namespace Mortise.Isolation.InProcess.Tests;

/// <summary>Has the runtime collect what nobody holds any more.</summary>
internal static class Garbage
{
    private const int Attempts = 400;

    /// <summary>
    /// Collects for as long as something is there, and a bounded number of times. The stack is left each time: whatever
    /// ended last may have gone on with the test on top of its own frames, and those hold it.
    /// </summary>
    public static async Task CollectAsync(Func<bool> isThere)
    {
        for (var attempt = 0; attempt < Attempts && isThere(); attempt++)
        {
            await Task.Yield();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
