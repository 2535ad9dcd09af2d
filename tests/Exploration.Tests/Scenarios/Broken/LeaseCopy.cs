using Mortise.Runtime;

namespace Exploration.Scenarios.Broken;

/// <summary>
/// FROZEN: a copy of the lease, in small, with one line wrong, which the exploration must catch. Not to be repaired.
/// </summary>
internal sealed class LeaseCopy(LeaseFlaw flaw) : IDeskRoute, IDesk
{
    private volatile Account _current = new(null!);

    public IDesk Port => this;

    public CallCounts Counts { get; private set; }

    public async Task LeadAsync(IDesk desk)
    {
        var left = _current;
        _current = new Account(desk);
        await left.DrainAsync().ConfigureAwait(false);
        Counts += left.Counts;
    }

    public Task EndAsync() => LeadAsync(null!);

    public async ValueTask<string> FileAsync(int paper, CancellationToken cancellation)
    {
        var account = _current;
        account.Enter();
        while (flaw != LeaseFlaw.LooksOnce && _current != account)
        {
            account.Undo();
            if (flaw != LeaseFlaw.UndoesInSilence)
            {
                account.Look();
            }

            account = _current;
            account.Enter();
        }

        var call = account.Desk.FileAsync(paper, cancellation);
        if (flaw == LeaseFlaw.LeavesTooEarly)
        {
            account.Leave();
            return await call.ConfigureAwait(false);
        }

        var answer = await call.ConfigureAwait(false);
        account.Leave();
        return answer;
    }

    private sealed class Account(IDesk desk)
    {
        private readonly Lock _gate = new();
        private TaskCompletionSource? _drained;
        private volatile bool _retired;
        private long _entered;
        private long _left;

        public IDesk Desk => desk;

        public CallCounts Counts { get; private set; }

        public void Enter() => Interlocked.Increment(ref _entered);

        public void Undo() => Interlocked.Decrement(ref _entered);

        public void Leave()
        {
            Interlocked.Increment(ref _left);
            if (_retired)
            {
                Look();
            }
        }

        public void Look()
        {
            lock (_gate)
            {
                var left = Interlocked.Read(ref _left);
                if (_drained?.Task.IsCompleted == false && left == Interlocked.Read(ref _entered))
                {
                    Counts = new CallCounts(left, left, 0, 0, 0);
                    _drained.SetResult();
                }
            }
        }

        public Task DrainAsync()
        {
            _retired = true;
            lock (_gate)
            {
                _drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            Look();
            return _drained.Task;
        }
    }
}
