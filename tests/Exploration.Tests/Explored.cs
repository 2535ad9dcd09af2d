namespace Exploration.Tests;

/// <summary>What an exploration came to.</summary>
/// <param name="Schedules">How many it ran.</param>
/// <param name="Points">How many points of synchronisation its actors came to, all in all.</param>
/// <param name="IsComplete">Whether there is no other schedule within its bound.</param>
/// <param name="Finding">The first that went wrong; null when none did.</param>
internal sealed record Explored(int Schedules, long Points, bool IsComplete, Finding? Finding);
