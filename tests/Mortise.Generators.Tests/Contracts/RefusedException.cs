using System.Collections.Immutable;

namespace Mortise.Generators.Tests.Contracts;

public sealed class RefusedException(string reason, int code, ImmutableArray<string> hints)
    : DeclaredException($"{code}: {reason}")
{
    public string Reason { get; } = reason;

    public int Code { get; } = code;

    public ImmutableArray<string> Hints { get; } = hints;
}
