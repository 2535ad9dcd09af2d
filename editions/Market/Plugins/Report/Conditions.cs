using System.Collections.Immutable;
using System.Globalization;
using Market.BackTesting;
using Market.Prices;

namespace Market.Report;

/// <summary>What is compared: the configuration, with the arguments of a run before it.</summary>
internal sealed record Conditions(string Symbol, DateRange Range, decimal Cash, ReportConfig Config)
{
    private static readonly ImmutableSortedSet<string> Known = ["cash", "from", "symbol", "to"];

    /// <exception cref="ArgumentException">An argument is unknown, or is not what it should be.</exception>
    public static Conditions Of(ReportConfig config, ImmutableDictionary<string, string> arguments)
    {
        if (arguments.Keys.Order(StringComparer.Ordinal).FirstOrDefault(name => !Known.Contains(name)) is { } unknown)
        {
            throw new ArgumentException($"There is no argument '{unknown}'; there are: {string.Join(", ", Known)}.");
        }

        return new(
            arguments.GetValueOrDefault("symbol", config.Symbol),
            new(Date(arguments, "from") ?? config.From, Date(arguments, "to") ?? config.To),
            Amount(arguments) ?? config.InitialCash,
            config);
    }

    public BackTestRequest RequestFor(string strategy) => new(
        strategy, Symbol, Range, Cash, Commission(), Slippage(), Config.LotSize, Config.RiskFreeRate);

    private static DateOnly? Date(ImmutableDictionary<string, string> arguments, string name) =>
        !arguments.TryGetValue(name, out var text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ArgumentException($"'{text}' for '{name}' is not a date of the form yyyy-MM-dd.");

    private static decimal? Amount(ImmutableDictionary<string, string> arguments) =>
        !arguments.TryGetValue("cash", out var text) ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cash)
            ? cash
            : throw new ArgumentException($"'{text}' for 'cash' is not an amount of money such as 100000.00.");

    private Commission Commission() => Config.Commission switch
    {
        CommissionModel.PerOrder => new Commission.PerOrder(Config.CommissionAmount),
        CommissionModel.PerUnit => new Commission.PerUnit(Config.CommissionAmount, Config.CommissionMinimum),
        CommissionModel.Proportional => new Commission.Proportional(Config.CommissionAmount, Config.CommissionMinimum),
        _ => new Commission.Free(),
    };

    private Slippage Slippage() => Config.Slippage switch
    {
        SlippageModel.PerUnit => new Slippage.PerUnit(Config.SlippageAmount),
        SlippageModel.Proportional => new Slippage.Proportional(Config.SlippageAmount),
        _ => new Slippage.None(),
    };
}
