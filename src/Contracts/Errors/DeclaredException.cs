using Mortise.Runtime;

namespace Mortise;

/// <summary>
/// The root of errors that a contract declares with <see cref="ThrowsAttribute{TError}"/>. Derive a sealed class whose
/// constructor parameters match its public properties by name; what arrives at the caller is a fresh copy.
/// </summary>
/// <param name="message">For people.</param>
public abstract class DeclaredException(string message) : Exception(message)
{
    /// <summary>How a call that ends with it is counted where it was declared.</summary>
    internal virtual CallOutcome Outcome => CallOutcome.Failed;
}
