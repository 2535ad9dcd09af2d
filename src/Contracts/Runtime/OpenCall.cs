using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>A wait for a provider that can be cut off.</summary>
/// <remarks>
/// To wait and to end it costs no fence and no lock. Whoever cuts off marks the binding and executes a process-wide
/// barrier: by then each thread has either made visible that a wait began or ended, or will see the mark; then the two
/// agree under a lock on who ends it.
/// </remarks>
internal abstract class OpenCall
{
    // The process's, used or not. Weak, so that a wait which nobody remembers goes.
    private static readonly ConditionalWeakTable<OpenCall, object?> _all = [];
    private static readonly Lock _gate = new();

    private Binding? _binding;

    protected OpenCall() => _all.Add(this, null);

    /// <summary>Whether it was cut off; its provider may still tell of the completion then.</summary>
    protected bool IsCut { get; private set; }

    /// <summary>Cuts off what waits within bindings, now and later; they have been retired.</summary>
    public static void CutOff(IReadOnlyCollection<Binding> bindings, string why)
    {
        foreach (var binding in bindings)
        {
            binding.CutOff = why;
        }

        Interlocked.MemoryBarrierProcessWide();
        foreach (var (call, _) in _all)
        {
            call.TryCut();
        }
    }

    /// <summary>Begins to wait; from here on it can be cut off.</summary>
    protected void Open(Binding binding)
    {
        Volatile.Write(ref _binding, binding);
        if (binding.CutOff is not null)
        {
            TryCut();
        }
    }

    /// <summary>The binding, if it is the caller's now to end the wait; null if that has been done.</summary>
    protected Binding? TryClose()
    {
        var binding = _binding;
        Volatile.Write(ref _binding, null);
        if (binding?.CutOff is null)
        {
            return binding;
        }

        lock (_gate)
        {
            return IsCut ? null : binding;
        }
    }

    /// <summary>Ends the wait, and tells whoever waits.</summary>
    protected abstract void Cut(Binding binding);

    private void TryCut()
    {
        lock (_gate)
        {
            if (_binding is not { CutOff: not null } binding)
            {
                return;
            }

            (_binding, IsCut) = (null, true);

            // Elsewhere: what waits for it goes on at once, and is the caller's code.
            ThreadPool.UnsafeQueueUserWorkItem(_ => Cut(binding), null);
        }
    }
}
