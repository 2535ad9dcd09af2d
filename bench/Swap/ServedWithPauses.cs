namespace Mortise.Bench.Swap;

/// <summary>One whose callers are held up for some milliseconds by each update.</summary>
internal sealed class ServedWithPauses(IServed served) : IServed
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(3);

    private readonly ManualResetEventSlim _open = new(initialState: true);

    public ValueTask<bool> CallAsync(long number)
    {
        _open.Wait();
        return served.CallAsync(number);
    }

    public void Update()
    {
        _open.Reset();
        Thread.Sleep(_pause);
        _open.Set();
        served.Update();
    }

    public void Dispose()
    {
        served.Dispose();
        _open.Dispose();
    }
}
