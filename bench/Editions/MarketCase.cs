using Market.BackTesting;
using Mortise.Bench.Harness;

namespace Mortise.Bench.Editions;

/// <summary>What the architecture costs against a monolith. One operation is one bar of one strategy.</summary>
internal sealed class MarketCase : Case
{
    private const string Whole = "edition";
    private const string Plain = "plain-loop";

    private readonly RunningMarket _market = RunningMarket.Start();
    private readonly PlainMarket _plain;

    public MarketCase()
    {
        _plain = new PlainMarket(_market.History());
        Contenders = [new(Whole, bars => Run(_market.BackTest, bars)), new(Plain, bars => Run(_plain.BackTest, bars))];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        new("market", PerSecond(Whole), Plain, PerSecond(Plain), Bound.AtLeast, 0.2) { Unit = "bars/s" },
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("market-results-that-differ", "results", () => Scenario.Strategies.Count(Differs), 0)];

    public override void Dispose() => _market.Dispose();

    private static Func<Round, double> PerSecond(string contender) => round => 1e9 / round[contender];

    private static void Run(Func<BackTestRequest, BackTestResult> test, int bars)
    {
        for (var left = bars; left > 0;)
        {
            foreach (var strategy in Scenario.Strategies)
            {
                left -= test(Scenario.Of(strategy, left)).Bars;
            }
        }
    }

    private bool Differs(string strategy)
    {
        var request = Scenario.Of(strategy, int.MaxValue);
        var (ours, plain) = (_market.BackTest(request), _plain.BackTest(request));
        return ours.Performance != plain.Performance
            || !ours.Fills.SequenceEqual(plain.Fills)
            || !ours.Equity.SequenceEqual(plain.Equity);
    }
}
