using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>A pending answer with a result.</summary>
internal readonly struct AwaitedQuery<TResult>(ValueTask<TResult> call, bool endsLease = true) : IAwaited<TResult>
{
    private readonly ConfiguredValueTaskAwaitable<TResult>.ConfiguredValueTaskAwaiter _call =
        call.ConfigureAwait(false).GetAwaiter();

    public bool EndsLease { get; } = endsLease;

#pragma warning disable VSTHRD002 // asked only once the call has completed
    public TResult GetResult() => _call.GetResult();
#pragma warning restore VSTHRD002

    public void OnCompleted(Action continuation) => _call.OnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _call.UnsafeOnCompleted(continuation);
}
