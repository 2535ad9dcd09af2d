namespace Mortise;

/// <summary>The provider failed while it ran the call, in a way that its contract does not declare.</summary>
public class FaultedException : CallException
{
    /// <summary>A failure of a provider.</summary>
    /// <param name="provider">The name of the plug-in instance.</param>
    /// <param name="fault">The fault as text.</param>
    /// <param name="message">What failed, in whose fault, why and what to do.</param>
    public FaultedException(string provider, string fault, string message)
        : this("MT4004", provider, fault, message)
    {
    }

    private protected FaultedException(string code, string provider, string fault, string message)
        : base(code, message) => (Provider, Fault) = (provider, fault);

    /// <summary>The name of the plug-in instance that failed.</summary>
    public string Provider { get; }

    /// <summary>The fault as text: the exception's type name and message. The plug-in's log has the rest.</summary>
    public string Fault { get; }
}
