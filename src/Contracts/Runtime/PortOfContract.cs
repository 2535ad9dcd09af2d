using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>
/// The base of generated ports: one volatile field, the current binding, and the lease around each call. Every member is
/// safe for concurrent use.
/// </summary>
/// <typeparam name="TContract">The contract.</typeparam>
public abstract class Port<TContract> : Port
    where TContract : class
{
    private volatile Binding<TContract> _current;

    /// <summary>For generated ports.</summary>
    /// <param name="contract">The contract's runtime.</param>
    /// <param name="owner">Who calls through the port.</param>
    /// <param name="absent">A composed port that answers every call with the reason why nobody is there.</param>
    protected Port(ContractRuntime contract, string owner, TContract absent)
        : base(contract, owner) =>
        _current = new Binding<TContract>(absent, contract.Model.Operations.Length, BindingKind.Absent, "");

    internal override bool IsAvailable => _current.Kind is not BindingKind.Absent;

    internal override Binding Current => _current;

    internal override Binding Bind(object target, BindingKind kind, string provider) =>
        new Binding<TContract>((TContract)target, Contract.Model.Operations.Length, kind, provider);

    internal override Binding Publish(Binding next)
    {
        var left = _current;
        _current = (Binding<TContract>)next;
        return left;
    }

    /// <summary>Takes the lease for one call. The reference is this thread's and good until the call returns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected internal ref LeaseCell Enter(int operation, out Binding<TContract> binding)
    {
        var current = _current;
        ref var cell = ref LeaseCells.Of(current.Slot + operation);
        cell.Entered++;
        if (_current != current)
        {
            current = EnterAgain(operation, current, ref cell);
            cell = ref LeaseCells.Of(current.Slot + operation);
        }

        binding = current;
        return ref cell;
    }

    /// <summary>Gives the lease back after a call that completed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Exit(ref LeaseCell cell, Binding<TContract> binding)
    {
        Volatile.Write(ref cell.Exited, cell.Exited + 1);
        if (binding.Retired)
        {
            binding.ExitSeen();
        }
    }

    /// <summary>Ends a call whose provider threw before it returned.</summary>
    protected ValueTask Failed(
        Binding<TContract> binding, int operation, Exception exception, CancellationToken cancellation) =>
        ValueTask.FromException(binding.Fail(this, operation, exception, cancellation));

    /// <summary>Ends a call whose provider threw before it returned.</summary>
    protected ValueTask<TResult> Failed<TResult>(
        Binding<TContract> binding, int operation, Exception exception, CancellationToken cancellation) =>
        ValueTask.FromException<TResult>(binding.Fail(this, operation, exception, cancellation));

    /// <summary>Ends a call that was still running when the provider returned.</summary>
    protected ValueTask Finish(
        ValueTask call, Binding<TContract> binding, int operation, CancellationToken cancellation) =>
        FinishAsync(call, this, binding, operation, cancellation);

    /// <summary>Ends a call that was still running when the provider returned.</summary>
    protected ValueTask<TResult> Finish<TResult>(
        ValueTask<TResult> call, Binding<TContract> binding, int operation, CancellationToken cancellation) =>
        FinishAsync(call, this, binding, operation, cancellation);

    /// <summary>A stream that takes its lease when it is enumerated, and holds it until it is disposed.</summary>
    protected IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<TContract, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        CancellationToken cancellation) =>
        new LeasedStream<TContract, TState, TItem>(this, operation, state, open, cancellation);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Binding<TContract> EnterAgain(int operation, Binding<TContract> stale, ref LeaseCell cell)
    {
        while (true)
        {
            cell.Entered--;
            LeaseRegistry.Notify(stale.Slot + operation);
            stale = _current;
            cell = ref LeaseCells.Of(stale.Slot + operation);
            cell.Entered++;
            if (_current == stale)
            {
                return stale;
            }
        }
    }
}
