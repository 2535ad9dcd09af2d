namespace Mortise.Bench.InProcess;

/// <summary>Two threads that each do half of the work at the same time: the caller's and one of its own.</summary>
internal sealed class Pair : IDisposable
{
    private readonly Action<int> _own;
    private readonly Action<int> _other;
    private readonly SemaphoreSlim _begin = new(0);
    private readonly SemaphoreSlim _ended = new(0);
    private readonly Thread _thread;
    private volatile bool _over;
    private int _operations;

    public Pair(Action<int> own, Action<int> other)
    {
        _own = own;
        _other = other;
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
    }

    public void Run(int operations)
    {
        _operations = operations / 2;
        _begin.Release();
        _own(operations - (operations / 2));
        _ended.Wait();
    }

    public void Dispose()
    {
        _over = true;
        _begin.Release();
        _thread.Join();
        _begin.Dispose();
        _ended.Dispose();
    }

    private void Work()
    {
        while (true)
        {
            _begin.Wait();
            if (_over)
            {
                return;
            }

            _other(_operations);
            _ended.Release();
        }
    }
}
