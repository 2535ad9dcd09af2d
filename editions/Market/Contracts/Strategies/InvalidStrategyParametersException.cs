using System.Collections.Immutable;
using Mortise;

namespace Market.Strategies;

/// <summary>A run was asked for with parameters that the strategy does not have or cannot take.</summary>
/// <param name="faults">Each parameter that is refused; at least one.</param>
public sealed class InvalidStrategyParametersException(ImmutableArray<ParameterFault> faults) : DeclaredException(
    $"MK1202: {string.Join(" ", faults.Select(static fault => $"{fault.Parameter}: {fault.Reason}"))}")
{
    /// <summary>Each parameter that is refused.</summary>
    public ImmutableArray<ParameterFault> Faults { get; } = faults;
}
