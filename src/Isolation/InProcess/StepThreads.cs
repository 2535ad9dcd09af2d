using System.Runtime.CompilerServices;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// The threads that the steps of plug-ins' lives run on, never more than one step on one: a step that blocks takes its
/// thread out of use, and nothing else. Those that come back wait a while for another, because starting a thread takes
/// longer than most steps; what a plug-in left on one is cleared first. Safe for concurrent use.
/// </summary>
internal sealed class StepThreads
{
    /// <summary>How many wait at most. Each holds little more than its stack.</summary>
    private const int MostIdle = 4;

    /// <summary>How long one waits; as long as a thread of the pool does.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<StepThread> _idle = new(MostIdle);

    /// <summary>Runs a step, which must not throw: what it throws ends the process, as on any thread.</summary>
    public void Run(Action step)
    {
        StepThread? thread = null;
        lock (_gate)
        {
            // The one that came back last: the others can end.
            if (_idle.Count > 0)
            {
                thread = _idle[^1];
                _idle.RemoveAt(_idle.Count - 1);
            }
        }

        thread ??= new StepThread(this);
        thread.Run(step);
    }

    private bool TryRest(StepThread thread)
    {
        lock (_gate)
        {
            if (_idle.Count == MostIdle)
            {
                return false;
            }

            _idle.Add(thread);
            return true;
        }
    }

    /// <summary>Whether it may end: nobody has taken it for a step meanwhile.</summary>
    private bool TryLeave(StepThread thread)
    {
        lock (_gate)
        {
            return _idle.Remove(thread);
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
            do
            {
                Wait(Timeout.InfiniteTimeSpan);
                _given.Reset();
                RunStep();
                Clear();
            }
            while (_owner.TryRest(this) && (Wait(_patience) || !_owner.TryLeave(this)));
        }

        private bool Wait(TimeSpan patience)
        {
            while (true)
            {
                try
                {
                    return _given.Wait(patience);
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
