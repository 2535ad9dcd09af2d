using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>A provider's pending answer, with or without a result.</summary>
internal interface IAwaited<out TResult> : ICriticalNotifyCompletion
{
    TResult GetResult();
}
