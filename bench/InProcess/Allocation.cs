namespace Mortise.Bench.InProcess;

/// <summary>Bytes that the calling thread allocates.</summary>
internal static class Allocation
{
    private const int Operations = 10_000;

    public static double BytesPerCall(Action<int> run)
    {
        run(Operations);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run(Operations);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Operations;
    }
}
