namespace Exploration.Tests.Control;

/// <summary>Says who goes on, where more than one could. Used by one thread at a time.</summary>
internal interface IChooser
{
    /// <summary>How it chooses, for people.</summary>
    string Name { get; }

    /// <summary>Whether nobody is interrupted any more in this schedule.</summary>
    bool IsSettled { get; }

    /// <summary>Gets ready for the next schedule; false when there is none.</summary>
    bool Next();

    /// <summary>The index of who goes on.</summary>
    /// <param name="count">How many can go on.</param>
    /// <param name="isPreemption">Whether the first could go on by itself, and any other interrupts it.</param>
    int Choose(int count, bool isPreemption);
}
