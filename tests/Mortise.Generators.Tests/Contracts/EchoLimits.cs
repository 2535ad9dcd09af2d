using System.ComponentModel.DataAnnotations;

namespace Mortise.Generators.Tests.Contracts;

public sealed record EchoLimits([property: Range(1, 100)] decimal Most)
{
    public required string Unit { get; init; }
}
