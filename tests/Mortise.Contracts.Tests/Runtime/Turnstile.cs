using System.Threading.Tasks.Sources;

namespace Mortise.Contracts.Tests.Runtime;

/// <summary>Lets one waiting call at a time pass, on the thread that opens it. Allocates nothing.</summary>
internal sealed class Turnstile : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> _source;

    public ValueTask PassAsync() => new(this, _source.Version);

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
