using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Market.BackTesting;
using Market.Charting;
using Market.Indicators;
using Market.Prices;
using Market.Strategies;
using Mortise;
using Mortise.Programs;

namespace Market.Report;

/// <summary>
/// The program of the edition: back-tests every strategy that is there, compares them in a table, draws them, and
/// writes down every figure. A strategy that fails is reported as failed; the others are not affected.
/// </summary>
[Plugin("market.report", Description = "Back-tests all strategies of the edition and compares them.")]
public sealed class ReportPlugin(
    ReportConfig config,
    IPriceFeed prices,
    IBackTest backTest,
    [Requires("[1.0,2.0)")] Ports<IStrategy> strategies,
    Ports<IIndicator> indicators,
    Optional<IChart> charts) : IProgram
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<ProgramOutput> RunAsync(
        ProgramRun run, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var conditions = Conditions.Of(config, run.Arguments);
        var series = await prices.HistoryAsync(conditions.Symbol, conditions.Range, cancellation);
        var outcomes = ImmutableArray.CreateBuilder<Outcome>();
        var present = strategies.Snapshot;
        foreach (var (name, strategy) in present)
        {
            await foreach (var step in Comparison.RunAsync(name, strategy, backTest, conditions, cancellation))
            {
                yield return step.Progress(name, outcomes.Count, present.Count);
                if (step.Outcome is { } outcome)
                {
                    outcomes.Add(outcome);
                }
            }
        }

        var readings = await Readings.TakeAsync(indicators, series.Bars, cancellation);
        foreach (var output in Tables(series, outcomes, readings))
        {
            yield return output;
        }

        foreach (var artifact in CsvFiles.Of(outcomes))
        {
            yield return artifact;
        }

        if (charts.IsAvailable)
        {
            await foreach (var artifact in new Drawings(charts.Port).OfAsync(series, outcomes, cancellation))
            {
                yield return artifact;
            }
        }

        yield return new ProgramOutput.Result(ResultJson.Of(conditions, series, outcomes, readings));
    }

    private static IEnumerable<ProgramOutput> Tables(
        PriceSeries series, IReadOnlyList<Outcome> outcomes, ImmutableArray<Reading> readings)
    {
        var (first, last) = (series.Bars[0].Date, series.Bars[^1].Date);
        yield return ComparisonTable.Of(
            $"{series.Instrument.Name}, {first:yyyy-MM-dd} to {last:yyyy-MM-dd}, {series.Bars.Length} bars", outcomes);
        foreach (var outcome in outcomes.Where(outcome => outcome.Failure is not null))
        {
            yield return new ProgramOutput.Text($"{outcome.Title}: {outcome.Failure}");
        }

        yield return ReadingsTable.Of($"Indicators at the close of {last:yyyy-MM-dd}", readings);
    }
}
