using System.Collections.Immutable;
using System.Globalization;
using Market.Indicators;

namespace Market.Series.Sessions;

/// <summary>The parameters of one session: as configured, unless its spec changes them. Within bounds.</summary>
public sealed class ParameterSet
{
    private readonly ImmutableSortedDictionary<string, double> _values;

    private ParameterSet(ImmutableSortedDictionary<string, double> values) => _values = values;

    /// <summary>Puts a spec over what is configured.</summary>
    /// <exception cref="InvalidParameterException">A name is unknown, or a value is not allowed.</exception>
    public static ParameterSet Of(ImmutableArray<IndicatorParameter> parameters, IndicatorSpec spec)
    {
        foreach (var (name, value) in spec.Parameters)
        {
            var parameter = parameters.FirstOrDefault(candidate => candidate.Name == name)
                ?? throw new InvalidParameterException(
                    name, value, $"there is no such parameter; there are: {Names(parameters)}.");
            Check(parameter, value);
        }

        return new(parameters.ToImmutableSortedDictionary(
            parameter => parameter.Name,
            parameter => spec.Parameters.GetValueOrDefault(parameter.Name, parameter.Configured)));
    }

    /// <summary>The value of a parameter that is a whole number.</summary>
    public int Whole(string name) => (int)_values[name];

    /// <summary>The value of a parameter.</summary>
    public double Number(string name) => _values[name];

    private static void Check(IndicatorParameter parameter, double value)
    {
        if (!(value >= parameter.Least && value <= parameter.Greatest))
        {
            var bounds = string.Create(CultureInfo.InvariantCulture, $"{parameter.Least} to {parameter.Greatest}");
            throw new InvalidParameterException(parameter.Name, value, $"it must be from {bounds}.");
        }

        if (parameter.IsWhole && value != Math.Floor(value))
        {
            throw new InvalidParameterException(parameter.Name, value, "it must be a whole number.");
        }
    }

    private static string Names(ImmutableArray<IndicatorParameter> parameters) =>
        parameters.IsEmpty ? "none" : string.Join(", ", parameters.Select(parameter => parameter.Name));
}
