using Mortise.Updates;

namespace Mortise.Hosting.Watching;

/// <summary>Something that happened to a watched folder. Immutable.</summary>
/// <param name="Outcome">What.</param>
/// <param name="At">When.</param>
/// <param name="Plugin">The name of the instance; empty when it is not known.</param>
/// <param name="Folder">The folder.</param>
/// <param name="Version">The version of the plug-in that was found; empty when it is not known.</param>
/// <param name="Code">The stable code; empty when there is nothing to be done about it.</param>
/// <param name="Explanation">The same for people.</param>
public sealed record WatchReport(
    WatchOutcome Outcome,
    DateTimeOffset At,
    string Plugin,
    string Folder,
    string Version,
    string Code,
    string Explanation)
{
    /// <summary>The number of the generation that it is; 0 when it was not taken.</summary>
    public int Generation { get; init; }

    /// <summary>The update, when there is one: reported whenever it changes.</summary>
    public UpdateReport? Update { get; init; }
}
