namespace Mortise.Wire.Tests.Loopback;

public sealed class NoEchoException(string reason) : DeclaredException($"There is no echo: {reason}")
{
    public string Reason { get; } = reason;
}
