using System.Runtime.CompilerServices;

namespace Mortise.Runtime;

/// <summary>A provider's pending answer, with or without a result.</summary>
internal interface IAwaited<out TResult> : ICriticalNotifyCompletion
{
    /// <summary>Whether the lease ends with it; that of a stream does not end with an item.</summary>
    bool EndsLease { get; }

    TResult GetResult();
}
