using System.Threading.Tasks.Sources;

namespace Mortise.Runtime;

/// <summary>
/// A call that goes on after its provider returned: ends the lease when the provider is done, whether or not anybody
/// waits for the result. Pooled, and cheaper than an async method: there is one await and no context to restore.
/// </summary>
/// <remarks>
/// Belongs to the call from <see cref="Rent"/> until its consumer has taken the result; what happens in between is
/// ordered by the provider's completion, and then by the source that the consumer awaits.
/// </remarks>
internal sealed class LeasedCall<TAwaited, TResult> : IValueTaskSource<TResult>, IValueTaskSource
    where TAwaited : struct, IAwaited<TResult>
{
    private readonly Action _completed;
    private ManualResetValueTaskSourceCore<TResult> _source;
    private TAwaited _call;
    private Binding? _binding;
    private int _operation;
    private CancellationToken _cancellation;

    private LeasedCall() => _completed = Complete;

    public static ValueTask<TResult> Query(
        TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        if (!call.IsCompleted)
        {
            var leased = Rent();
            var version = leased._source.Version;
            leased.Begin(call, binding, operation, cancellation);
            return new ValueTask<TResult>(leased, version);
        }

        return TryTake(call, binding, operation, cancellation, out var result, out var error)
            ? new ValueTask<TResult>(result!)
            : ValueTask.FromException<TResult>(error!);
    }

    public static ValueTask Command(TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        if (!call.IsCompleted)
        {
            var leased = Rent();
            var version = leased._source.Version;
            leased.Begin(call, binding, operation, cancellation);
            return new ValueTask(leased, version);
        }

        return TryTake(call, binding, operation, cancellation, out _, out var error)
            ? default
            : ValueTask.FromException(error!);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        if (_source.GetStatus(token) is ValueTaskSourceStatus.Pending)
        {
            throw new InvalidOperationException("The result of a call was taken before the call ended.");
        }

        try
        {
            return _source.GetResult(token);
        }
        finally
        {
            _source.Reset();
            Pool<LeasedCall<TAwaited, TResult>>.Give(this);
        }
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    private static LeasedCall<TAwaited, TResult> Rent() =>
        Pool<LeasedCall<TAwaited, TResult>>.TryTake() ?? new LeasedCall<TAwaited, TResult>();

    private static bool TryTake(
        TAwaited call,
        Binding binding,
        int operation,
        CancellationToken cancellation,
        out TResult? result,
        out Exception? error)
    {
        try
        {
            result = call.GetResult();
        }
        catch (Exception exception)
        {
            result = default;
            error = binding.Fail(operation, exception, cancellation);
            return false;
        }

        error = null;
        binding.Exit(operation);
        return true;
    }

    private void Begin(TAwaited call, Binding binding, int operation, CancellationToken cancellation)
    {
        _call = call;
        _binding = binding;
        _operation = operation;
        _cancellation = cancellation;
        try
        {
            call.UnsafeOnCompleted(_completed);
        }
        catch (Exception exception) when (_binding is not null)
        {
            // The provider's own source of completion refuses to tell when it completes.
            _binding = null;
            _source.SetException(binding.Fail(operation, exception, cancellation));
        }
    }

    private void Complete()
    {
        if (_binding is not { } binding)
        {
            return;
        }

        var (call, operation, cancellation) = (_call, _operation, _cancellation);
        _call = default;
        _binding = null;
        _cancellation = default;
        if (TryTake(call, binding, operation, cancellation, out var result, out var error))
        {
            _source.SetResult(result!);
        }
        else
        {
            _source.SetException(error!);
        }
    }
}
