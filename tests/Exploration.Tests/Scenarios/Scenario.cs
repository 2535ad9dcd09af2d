namespace Exploration.Scenarios;

/// <summary>
/// What several actors do to the same objects, and what must hold then. Made anew for each schedule; only the schedule
/// may make two of them differ.
/// </summary>
public abstract class Scenario
{
    /// <summary>They begin at once.</summary>
    public abstract IReadOnlyList<Func<Task>> Actors { get; }

    /// <summary>What comes before; nobody interrupts it.</summary>
    public virtual Task BeforeAsync() => Task.CompletedTask;

    /// <summary>What comes after all have ended, and what must hold then; nobody interrupts it.</summary>
    /// <exception cref="ViolationException">It does not hold.</exception>
    public abstract Task AfterAsync();

    /// <summary>Says what does not hold.</summary>
    protected static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ViolationException(otherwise);
        }
    }
}
