namespace Mortise;

/// <summary>The provider failed while it ran the call, in a way that its contract does not declare.</summary>
public sealed class FaultedException(string provider, string fault, string message) : CallException("MT4004", message)
{
    /// <summary>The name of the plug-in instance that failed.</summary>
    public string Provider { get; } = provider;

    /// <summary>The fault as text: the exception's type name and message. The plug-in's log has the rest.</summary>
    public string Fault { get; } = fault;
}
