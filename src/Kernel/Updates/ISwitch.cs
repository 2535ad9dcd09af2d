namespace Mortise.Kernel.Updates;

/// <summary>How calls and events come from one generation to the next.</summary>
internal interface ISwitch
{
    /// <summary>Calls and events go to the new generation; leaves behind how they return.</summary>
    Task SwitchAsync();

    /// <summary>The new generation is here to stay: what the old one still has, it has in vain.</summary>
    Task CommitAsync() => Task.CompletedTask;
}
