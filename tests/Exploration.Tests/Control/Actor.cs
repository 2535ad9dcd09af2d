namespace Exploration.Tests.Control;

/// <summary>Something that runs by itself: an actor of the scenario, or what goes on after a wait.</summary>
/// <param name="number">The how many-eth of its schedule.</param>
/// <param name="body">What it does.</param>
/// <param name="isReady">Whether what it waits for is there; null if it waits for nothing.</param>
internal sealed class Actor(int number, Action body, Func<bool>? isReady)
{
    public int Number => number;

    public Action Body => body;

    /// <summary>The same, which must not have begun, in another part of its schedule.</summary>
    public Actor Renumbered(int other) => new(other, body, isReady);

    public bool IsReady => Worker is not null || isReady is null || isReady();

    /// <summary>Runs it; null until it has begun.</summary>
    public Worker? Worker { get; set; }

    /// <summary>The lock that another held when it wanted it.</summary>
    public Lock? WaitsFor { get; set; }

    /// <summary>The locks that it holds, the last on top.</summary>
    public Stack<Lock> Held { get; } = new();
}
