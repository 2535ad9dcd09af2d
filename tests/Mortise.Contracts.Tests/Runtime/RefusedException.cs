namespace Mortise.Contracts.Tests.Runtime;

/// <summary>The clerk refuses.</summary>
public sealed class RefusedException(string reason, int desk) : DeclaredException($"Desk {desk} refuses: {reason}")
{
    /// <summary>Why.</summary>
    public string Reason { get; } = reason;

    /// <summary>Where.</summary>
    public int Desk { get; } = desk;
}
