using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>A pending answer without a result.</summary>
internal readonly struct AwaitedCommand(ValueTask call) : IAwaited<ValueTuple>
{
    private readonly ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _call =
        call.ConfigureAwait(false).GetAwaiter();

    public bool EndsLease => true;

    public ValueTuple GetResult()
    {
#pragma warning disable VSTHRD002 // asked only once the call has completed
        _call.GetResult();
#pragma warning restore VSTHRD002
        return default;
    }

    public void OnCompleted(Action continuation) => _call.OnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _call.UnsafeOnCompleted(continuation);
}
