using System.Collections.Immutable;
using System.Globalization;
using Market.Strategies;

namespace Market.Series.Sessions;

/// <summary>The parameters of one run: as configured, unless the run changes them. Within their bounds.</summary>
public sealed class RunParameters
{
    /// <summary>A caller that makes names up learns from the first few.</summary>
    private const int MostFaults = 16;

    private readonly ImmutableDictionary<string, double> _values;

    private RunParameters(ImmutableDictionary<string, double> values) => _values = values;

    /// <summary>Puts the changes of a run over what is configured.</summary>
    /// <exception cref="InvalidStrategyParametersException">
    /// A name is unknown, or a value is not allowed; all of these are named.
    /// </exception>
    public static RunParameters Of(ImmutableArray<StrategyParameter> parameters, StrategyRun run)
    {
        var values = parameters.ToImmutableDictionary(
            static parameter => parameter.Name, static parameter => parameter.Configured);
        var faults = ImmutableArray.CreateBuilder<ParameterFault>();
        foreach (var (name, value) in run.Parameters)
        {
            var parameter = parameters.FirstOrDefault(candidate => candidate.Name == name);
            var reason = parameter is null
                ? $"there is no such parameter; there are: {Names(parameters)}."
                : Complaint(parameter, value);
            if (reason is not null)
            {
                faults.Add(new(name, reason));
            }

            values = values.SetItem(name, value);
        }

        return faults.Count == 0 ? new(values) : throw new InvalidStrategyParametersException(
            [.. faults.Take(MostFaults)]);
    }

    /// <summary>The value of a parameter that is a whole number.</summary>
    public int Whole(string name) => (int)_values[name];

    /// <summary>The value of a parameter.</summary>
    public double Number(string name) => _values[name];

    /// <summary>Demands that one parameter is less than another; if not, both are refused.</summary>
    /// <exception cref="InvalidStrategyParametersException">It is not.</exception>
    public void DemandLess(StrategyParameter lesser, StrategyParameter greater)
    {
        if (!(Number(lesser.Name) < Number(greater.Name)))
        {
            throw new InvalidStrategyParametersException(
            [
                new(lesser.Name, $"it must be less than \"{greater.Title}\", {Text(Number(greater.Name))}."),
                new(greater.Name, $"it must be more than \"{lesser.Title}\", {Text(Number(lesser.Name))}."),
            ]);
        }
    }

    /// <summary>Null when the value is allowed.</summary>
    private static string? Complaint(StrategyParameter parameter, double value) =>
        !(value >= parameter.Least && value <= parameter.Greatest)
            ? $"it must be from {Text(parameter.Least)} to {Text(parameter.Greatest)}."
        : parameter.IsWhole && value != Math.Floor(value) ? "it must be a whole number."
        : null;

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Names(ImmutableArray<StrategyParameter> parameters) =>
        parameters.IsEmpty ? "none" : string.Join(", ", parameters.Select(static parameter => parameter.Name));
}
