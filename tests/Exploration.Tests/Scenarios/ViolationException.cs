namespace Exploration.Scenarios;

/// <summary>Something does not hold that must.</summary>
public sealed class ViolationException(string message) : Exception(message);
