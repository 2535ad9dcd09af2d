namespace Mortise.Updates;

/// <summary>One phase of an update.</summary>
/// <param name="Phase">Which.</param>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took; so far, if it has not ended.</param>
/// <param name="Deadline">How long it may take; zero if it waits for nobody.</param>
/// <param name="Outcome">What came of it, for people; empty while it has not ended.</param>
public sealed record UpdateStep(
    UpdatePhase Phase, DateTimeOffset At, TimeSpan Took, TimeSpan Deadline, string Outcome);
