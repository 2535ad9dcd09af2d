namespace Mortise.Testing.Faults;

/// <summary>A fault that was asked for.</summary>
/// <param name="message">Which.</param>
public sealed class InjectedFaultException(string message) : Exception(message);
