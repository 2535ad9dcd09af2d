using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>
/// The base of generated ports: one volatile field, the current binding, and the lease around each call. Every member
/// is safe for concurrent use.
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
        _current = new Binding<TContract>(
            this, absent, contract.Model.Operations.Length, BindingKind.Absent, "");

    internal override bool IsAvailable => _current.Kind is not BindingKind.Absent;

    internal override Binding Current => _current;

    internal override Binding Bind(object target, BindingKind kind, string provider) =>
        new Binding<TContract>(this, (TContract)target, Contract.Model.Operations.Length, kind, provider);

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

        // Volatile only so that the compiler keeps the order; the barrier of whoever switches does the rest.
        Volatile.Write(ref cell.Entered, cell.Entered + 1);
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
    protected static ValueTask Failed(
        Binding<TContract> binding, int operation, Exception exception, CancellationToken cancellation) =>
        ValueTask.FromException(binding.Fail(operation, exception, cancellation));

    /// <summary>Ends a call whose provider threw before it returned.</summary>
    protected static ValueTask<TResult> Failed<TResult>(
        Binding<TContract> binding, int operation, Exception exception, CancellationToken cancellation) =>
        ValueTask.FromException<TResult>(binding.Fail(operation, exception, cancellation));

    /// <summary>Ends a call that had not completed when the provider returned, as soon as it does.</summary>
    protected static ValueTask Finish(
        ValueTask call, Binding<TContract> binding, int operation, CancellationToken cancellation) =>
        LeasedCall<AwaitedCommand, ValueTuple>.Command(new AwaitedCommand(call), binding, operation, cancellation);

    /// <summary>Ends a call that had not completed when the provider returned, as soon as it does.</summary>
    protected static ValueTask<TResult> Finish<TResult>(
        ValueTask<TResult> call, Binding<TContract> binding, int operation, CancellationToken cancellation) =>
        LeasedCall<AwaitedQuery<TResult>, TResult>.Query(
            new AwaitedQuery<TResult>(call), binding, operation, cancellation);

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
            Volatile.Write(ref cell.Entered, cell.Entered - 1);
            LeaseRegistry.Instance.Notify(stale.Slot + operation);
            stale = _current;
            cell = ref LeaseCells.Of(stale.Slot + operation);
            Volatile.Write(ref cell.Entered, cell.Entered + 1);
            if (_current == stale)
            {
                return stale;
            }
        }
    }
}
