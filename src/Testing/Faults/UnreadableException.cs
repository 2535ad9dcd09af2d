namespace Mortise.Testing.Faults;

/// <summary>Whoever wants to say what it is fails at that.</summary>
internal sealed class UnreadableException : Exception
{
    public override string Message => throw new InjectedFaultException("The message of an exception throws.");

    public override string ToString() => Message;
}
