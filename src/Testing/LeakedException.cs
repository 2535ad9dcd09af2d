namespace Mortise.Testing;

/// <summary>The code of a plug-in under test did not leave the process.</summary>
/// <param name="message">Which plug-in, and what was found that may hold it.</param>
public sealed class LeakedException(string message) : Exception(message);
