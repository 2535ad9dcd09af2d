namespace Market.Strategies;

/// <summary>Why one parameter was refused.</summary>
/// <param name="Parameter">Which parameter.</param>
/// <param name="Reason">What is wrong with its value, and what is allowed.</param>
public sealed record ParameterFault(string Parameter, string Reason);
