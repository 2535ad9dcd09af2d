using System.Runtime.CompilerServices;

namespace Exploration.Tests;

/// <summary>Something to be awaited that nobody tells of: it is looked at whenever somebody has to go on.</summary>
internal readonly struct Condition(Func<bool> isOver) : ICriticalNotifyCompletion
{
    public bool IsCompleted => isOver();

    public Condition GetAwaiter() => this;

    public void GetResult()
    {
    }

    public void OnCompleted(Action continuation) => Controlled.Spawn(continuation, isOver);

    public void UnsafeOnCompleted(Action continuation) => Controlled.Spawn(continuation, isOver);
}
