namespace Mortise.Testing;

/// <summary>Calls were accepted that have not ended.</summary>
/// <param name="message">Names each such operation and its sums.</param>
public sealed class UnbalancedException(string message) : Exception(message);
