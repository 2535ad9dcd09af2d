using System.Runtime.CompilerServices;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The threads that the steps of plug-ins' lives run on, never more than one step on one: a step that blocks takes its
/// thread out of use, and nothing else. Those that come back wait for another, for ever: there are as many as steps
/// ever ran at once, and none may end, because one that ends after code which ran on it has left gives back what is not
/// its own, which breaks the runtime's heap (decision 0025). What a plug-in left on one is cleared. Safe for concurrent
/// use.
/// </summary>
internal sealed class StepThreads
{
    private readonly Lock _gate = new();
    private readonly Stack<StepThread> _idle = new();

    /// <summary>Runs a step, which must not throw: what it throws ends the process, as on any thread.</summary>
    public void Run(Action step)
    {
        StepThread? thread = null;
        lock (_gate)
        {
            // The one that came back last: its stack is warm.
            _idle.TryPop(out thread);
        }

        thread ??= new StepThread(this);
        thread.Run(step);
    }

    private void Rest(StepThread thread)
    {
        lock (_gate)
        {
            _idle.Push(thread);
        }
    }

    private sealed class StepThread
    {
        private const string Name = "Mortise step";

        private readonly StepThreads _owner;
        private readonly ManualResetEventSlim _given = new(initialState: false, spinCount: 0);
        private Action? _step;

        public StepThread(StepThreads owner)
        {
            _owner = owner;
            new Thread(Serve) { IsBackground = true, Name = Name }.UnsafeStart();
        }

        public void Run(Action step)
        {
            _step = step;
            _given.Set();
        }

        private void Serve()
        {
            while (true)
            {
                Wait();
                _given.Reset();
                RunStep();
                Clear();
                _owner.Rest(this);
            }
        }

        private void Wait()
        {
            while (true)
            {
                try
                {
                    _given.Wait();
                    return;
                }
                catch (ThreadInterruptedException)
                {
                    // By a plug-in that ran here before and kept the thread. It has no say any more.
                    continue;
                }
            }
        }

        /// <summary>
        /// In a frame of its own, so that nothing of the plug-in is on the stack while the thread waits.
        /// </summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private void RunStep()
        {
            var step = _step!;
            _step = null;
            step();
        }

        /// <summary>
        /// As the pool clears its threads. Ambient state needs no clearing: an async method takes its own back.
        /// </summary>
        private static void Clear()
        {
            var thread = Thread.CurrentThread;
            if (thread.Name != Name)
            {
                thread.Name = Name;
            }

            if (thread.Priority != ThreadPriority.Normal)
            {
                thread.Priority = ThreadPriority.Normal;
            }

            if (!thread.IsBackground)
            {
                thread.IsBackground = true;
            }
        }
    }
}
