namespace Mortise.Hosting.Places;

/// <summary>What a host at work leaves for those who look for it.</summary>
/// <param name="Edition">The edition that it runs.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Started">Since when.</param>
/// <param name="Data">Its data directory.</param>
/// <param name="Socket">Where it listens to its operator.</param>
public sealed record HostRecord(string Edition, int ProcessId, DateTimeOffset Started, string Data, string Socket);
