using Mortise;

namespace Market.Indicators;

/// <summary>A session was asked for with a parameter that the indicator does not have or cannot take.</summary>
/// <param name="parameter">Which parameter.</param>
/// <param name="value">Which value.</param>
/// <param name="reason">What is wrong with it, and what is allowed.</param>
public sealed class InvalidParameterException(string parameter, double value, string reason)
    : DeclaredException($"MK1101: {parameter} = {value}: {reason}")
{
    /// <summary>Which parameter.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>Which value.</summary>
    public double Value { get; } = value;

    /// <summary>What is wrong with it, and what is allowed.</summary>
    public string Reason { get; } = reason;
}
