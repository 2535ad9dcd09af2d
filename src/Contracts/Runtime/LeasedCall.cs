using System.Threading.Tasks.Sources;

namespace Mortise.Runtime;

/// <summary>
/// A call that goes on after its provider returned: ends the lease when the provider is done or the call is cut off,
/// whether or not anybody waits for the result. Pooled, and cheaper than an async method: there is one await and no
/// context to restore.
/// </summary>
/// <remarks>
/// Belongs to the call from <see cref="Rent"/> until its consumer has taken the result; what happens in between is
/// ordered by the provider's completion, and then by the source that the consumer awaits.
/// </remarks>
internal sealed class LeasedCall<TAwaited, TResult> : OpenCall, IValueTaskSource<TResult>, IValueTaskSource
    where TAwaited : struct, IAwaited<TResult>
{
    private readonly Action _completed;
    private ManualResetValueTaskSourceCore<TResult> _source;
    private TAwaited _call;
    private int _operation;
    private CancellationToken _cancellation;

    private LeasedCall() => _completed = Complete;

    public static ValueTask<TResult> Query(
        TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        var leased = Rent();
        var version = leased._source.Version;
        leased.Begin(call, binding, operation, cancellation);
        return new ValueTask<TResult>(leased, version);
    }

    public static ValueTask Command(TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        var leased = Rent();
        var version = leased._source.Version;
        leased.Begin(call, binding, operation, cancellation);
        return new ValueTask(leased, version);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        TResult result;
        try
        {
            result = _source.GetResult(token);
        }
        catch (Exception) when (HasEnded(token))
        {
            Recycle();
            throw;
        }

        Recycle();
        return result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    private static LeasedCall<TAwaited, TResult> Rent()
    {
        ref var spare = ref Spare.t_own;
        if (spare is LeasedCall<TAwaited, TResult> own)
        {
            spare = null;
            return own;
        }

        return Pool<LeasedCall<TAwaited, TResult>>.TryTake() ?? new LeasedCall<TAwaited, TResult>();
    }

    /// <summary>Not so when somebody takes the result too early, or twice.</summary>
    private bool HasEnded(short token) =>
        token == _source.Version && _source.GetStatus(token) is not ValueTaskSourceStatus.Pending;

    private void Recycle()
    {
        if (IsCut)
        {
            return;
        }

        _source.Reset();
        ref var spare = ref Spare.t_own;
        if (spare is null)
        {
            spare = this;
        }
        else
        {
            Pool<LeasedCall<TAwaited, TResult>>.Give(this);
        }
    }

    private void Begin(TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        _call = call;
        _operation = operation;
        if (cancellation.CanBeCanceled)
        {
            _cancellation = cancellation;
        }

        Open(binding);
        try
        {
            call.UnsafeOnCompleted(_completed);
        }
        catch (Exception exception) when (TryClose() is not null)
        {
            // The provider's own source of completion refuses to tell when it completes.
            _source.SetException(Fail(binding, exception));
        }
    }

    private void Complete()
    {
        // Before the provider's code runs: should it tell of the completion a second time, the lease ends but once.
        if (TryClose() is not { } binding)
        {
            return;
        }

        TResult result;
        try
        {
            result = _call.GetResult();
        }
        catch (Exception exception)
        {
            var error = Fail(binding, exception);
            Forget();
            _source.SetException(error);
            return;
        }

        if (_call.EndsLease)
        {
            binding.Exit(_operation);
        }

        Forget();
        _source.SetResult(result);
    }

    protected override void Cut(Binding binding)
    {
        var error = Fail(binding, binding.Cut());
        Forget();
        _source.SetException(error);
    }

    private Exception Fail(Binding binding, Exception exception) =>
        _call.EndsLease ? binding.Fail(_operation, exception, _cancellation) : exception;

    /// <summary>
    /// Nothing of the provider is held while the consumer has not come for the result, or ever after.
    /// </summary>
    private void Forget()
    {
        _call = default;
        _cancellation = default;
    }
}
