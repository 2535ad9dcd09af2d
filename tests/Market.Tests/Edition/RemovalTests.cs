using Market.BackTesting;
using Market.Tests.BackTest;
using Mortise.Administration;
using Xunit;

namespace Market.Tests.Edition;

public sealed class RemovalTests
{
    private static readonly BackTestRequest Cross = Books.Request(100_000m) with
    {
        Strategy = "moving-average-cross",
        Symbol = "SPX",
    };

    [Fact]
    public async Task Removing_a_strategy_disturbs_no_other_and_installing_it_brings_it_back()
    {
        await using var edition = await RunningEdition.StartAsync();
        var undisturbed = await RunAsync(edition, Cross);

        var disturbed = await RunAsync(edition, Cross, async () =>
        {
            var report = await edition.Administration.RemoveAsync("rsi-mean-reversion");
            Assert.Equal("rsi-mean-reversion", report.Plugin);
        });

        Assert.Equal(undisturbed.Equity, disturbed.Equity);
        Assert.Equal(["buy-and-hold", "moving-average-cross"], edition.Strategies.Keys);
        var gone = await Assert.ThrowsAsync<UnknownStrategyException>(
            () => RunAsync(edition, Cross with { Strategy = "rsi-mean-reversion" }));
        Assert.Equal(["buy-and-hold", "moving-average-cross"], gone.Known);

        var package = Path.Combine(EditionFolder.Path, "plugins", "Market.RsiMeanReversion");
        var status = await edition.Administration.InstallAsync(new(package, "", [], ""));

        Assert.Equal((PluginState.Active, "rsi-mean-reversion"), (status.State, status.Name));
        var back = await RunAsync(edition, Cross with { Strategy = "rsi-mean-reversion" });
        Assert.Equal(undisturbed.Bars, back.Bars);
    }

    [Fact]
    public async Task A_strategy_that_leaves_in_its_own_back_test_is_named_with_the_date()
    {
        await using var edition = await RunningEdition.StartAsync();

        var failure = await Assert.ThrowsAsync<StrategyFailedException>(() => RunAsync(edition, Cross, async () =>
            await edition.Administration.StopAsync("moving-average-cross")));

        Assert.Equal("moving-average-cross", failure.Strategy);
        Assert.True(failure.Date > new DateOnly(2000, 1, 3));
    }

    /// <summary>Runs a back-test and does something else after its first update.</summary>
    private static async Task<BackTestResult> RunAsync(
        RunningEdition edition, BackTestRequest request, Func<Task>? meanwhile = null)
    {
        await foreach (var update in edition.BackTest.RunAsync(request))
        {
            if (update is BackTestUpdate.Completed completed)
            {
                return completed.Result;
            }

            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            meanwhile = null;
        }

        throw new InvalidOperationException("The back-test ended without a result.");
    }
}
