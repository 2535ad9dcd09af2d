namespace Market.Strategies;

/// <summary>A parameter that a run may change.</summary>
/// <param name="Name">Its name in <see cref="StrategyRun.Parameters"/>.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Unit">What it is counted in, for people; empty if it is a bare number.</param>
/// <param name="Configured">The value without a change.</param>
/// <param name="Least">The least allowed value.</param>
/// <param name="Greatest">The greatest allowed value.</param>
/// <param name="IsWhole">Whether it must be a whole number.</param>
public sealed record StrategyParameter(
    string Name, string Title, string Unit, double Configured, double Least, double Greatest, bool IsWhole);
