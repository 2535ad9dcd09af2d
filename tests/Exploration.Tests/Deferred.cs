using System.Runtime.CompilerServices;

namespace Exploration.Tests;

/// <summary>
/// An awaiter whose continuation becomes an actor. The rewritten code has it in place of the awaiter itself, at the
/// same address: so it must hold that and nothing else.
/// </summary>
/// <typeparam name="TAwaiter">The awaiter.</typeparam>
/// <param name="awaiter">It.</param>
public readonly struct Deferred<TAwaiter>(TAwaiter awaiter) : ICriticalNotifyCompletion
    where TAwaiter : INotifyCompletion
{
    private readonly TAwaiter _awaiter = awaiter;

    /// <inheritdoc/>
    public void OnCompleted(Action continuation) => Controlled.OnCompleted(_awaiter, continuation);

    /// <inheritdoc/>
    public void UnsafeOnCompleted(Action continuation) => Controlled.OnCompleted(_awaiter, continuation);
}
