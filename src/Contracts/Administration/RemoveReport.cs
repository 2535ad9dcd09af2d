namespace Mortise.Administration;

/// <summary>What came of a removal.</summary>
/// <param name="Plugin">The instance's name.</param>
/// <param name="Unload">Whether its code left the process.</param>
/// <param name="Problems">What went wrong while it was stopped; empty when nothing did.</param>
public sealed record RemoveReport(string Plugin, UnloadState Unload, string Problems);
