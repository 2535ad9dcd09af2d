using System.Threading.Tasks.Sources;

namespace Mortise.Bench.Contracts;

/// <summary>Lets one waiting call at a time pass, on the thread that opens it. Allocates nothing.</summary>
public sealed class Turnstile : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source;

    /// <summary>Completes when the turnstile is opened.</summary>
    public ValueTask PassAsync() => new(this, _source.Version);

    /// <summary>Lets the waiting call go on; returns when that call suspends again or ends.</summary>
    public void Open() => _source.SetResult(true);

    void IValueTaskSource.GetResult(short token)
    {
        _source.GetResult(token);
        _source.Reset();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);
}
