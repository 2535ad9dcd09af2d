using System.Runtime.CompilerServices;

namespace Mortise.Bench.Soak;

/// <summary>
/// The threads that calls go on with after each turn, one per processor. Not the pool's: the ring of its queue doubles
/// whenever a thread that takes from it is interrupted for as long as the others take to come round, and stays so,
/// which on a busy machine makes megabytes that are no plug-in's. They run code of plug-ins, and never end.
/// </summary>
internal sealed class TurnThreads
{
    private const int PoolThreads = 8;

    private readonly Queue<Action> _waiting = new();

    public TurnThreads()
    {
        for (var number = 0; number < Environment.ProcessorCount; number++)
        {
            new Thread(Serve) { IsBackground = true, Name = "soak" }.Start();
        }
    }

    /// <summary>
    /// Has the pool begin all the threads that it ever will: each keeps something, and a busy machine would get more.
    /// </summary>
    public static void FixPool()
    {
        var number = Math.Max(PoolThreads, Environment.ProcessorCount);
        ThreadPool.SetMinThreads(number, number);
        ThreadPool.SetMaxThreads(number, number);
        using var all = new CountdownEvent(number);
        Task.WaitAll([.. Enumerable.Range(0, number).Select(_ => Task.Run(() =>
        {
            all.Signal();
            all.Wait();
        }))]);
    }

    /// <summary>Goes on when those who came before have had their turn.</summary>
    public Turn Next() => new(this);

    private void Put(Action next)
    {
        lock (_waiting)
        {
            _waiting.Enqueue(next);
            Monitor.Pulse(_waiting);
        }
    }

    private void Serve()
    {
        while (true)
        {
            Take()();
        }
    }

    private Action Take()
    {
        lock (_waiting)
        {
            Action? next;
            while (!_waiting.TryDequeue(out next))
            {
                Monitor.Wait(_waiting);
            }

            return next;
        }
    }

    /// <summary>To be awaited.</summary>
    internal readonly struct Turn(TurnThreads threads) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Turn GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => threads.Put(continuation);

        public void UnsafeOnCompleted(Action continuation) => threads.Put(continuation);
    }
}
