using System.Collections.Immutable;
using System.Text.Json;
using Market.BackTesting;
using Market.Tests.BackTest;
using Mortise.Administration;
using Mortise.Updates;
using Xunit;

namespace Market.Tests.Edition;

/// <summary>A strategy with a memory is replaced, and returned to, in the middle of a replay.</summary>
public sealed class UpdateTests
{
    private static readonly BackTestRequest _crossing = Books.Request(100_000m) with
    {
        Strategy = "crossing",
        Symbol = "SPX",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    internal static string Plugins { get; } = Path.GetFullPath(Path.Combine(
        EditionFolder.Path, "../../../fixtures/crossing", Path.GetFileName(EditionFolder.Path), "plugins"));

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Update_and_return_in_a_replay_leave_the_equity_curve_byte_for_byte_as_it_was(
        bool strict, bool isCommitted)
    {
        await using var edition = await RunningEdition.StartAsync(strict);
        await InstallAsync(edition);
        var undisturbed = await RunAsync(edition, []);

        var disturbed = await RunAsync(edition, new()
        {
            [2] = async () =>
            {
                await UpdateAsync(edition);
                Assert.Equal("Crossing 2", await TitleAsync(edition));
            },
            [7] = async () =>
            {
                await ReturnAsync(edition, isCommitted);
                Assert.Equal("Crossing 1", await TitleAsync(edition));
            },
        });

        Assert.True(undisturbed.Fills.Length > 10);
        Assert.Equal(Bytes(undisturbed), Bytes(disturbed));
        var ends = await edition.Updates.ListAsync(Token);
        Assert.Equal(isCommitted ? 2 : 1, ends.Length);
        Assert.DoesNotContain(ends, static update => update.State == UpdateState.Running);

        async Task UpdateAsync(RunningEdition edition)
        {
            var begun = await edition.Updates.BeginAsync(
                new("crossing", Path.Combine(Plugins, "Fixture.Crossing.Younger")), Token);
            await WatchedAsync(edition, begun.Id);
            if (isCommitted)
            {
                await edition.Updates.PromoteAsync(begun.Id, Token);
            }
        }
    }

    private static async Task InstallAsync(RunningEdition edition)
    {
        var status = await edition.Administration.InstallAsync(
            new(Path.Combine(Plugins, "Fixture.Crossing.Elder"), "crossing", [], ""), Token);
        Assert.True(status.State == PluginState.Active, status.Explanation);
    }

    /// <summary>By another update, or by undoing the one that is on its way.</summary>
    private static async Task ReturnAsync(RunningEdition edition, bool isCommitted)
    {
        if (isCommitted)
        {
            var back = await edition.Updates.BeginAsync(new("crossing", ""), Token);
            await WatchedAsync(edition, back.Id);
            await edition.Updates.PromoteAsync(back.Id, Token);
        }
        else
        {
            var undone = await edition.Updates.CancelAsync((await edition.Updates.ListAsync(Token))[0].Id, Token);
            Assert.Equal((UpdateState.RolledBack, "MT3503"), (undone.State, undone.Reason));
            Assert.DoesNotContain("lost", undone.Explanation, StringComparison.Ordinal);
        }
    }

    /// <summary>Ends when the other version serves.</summary>
    private static async Task WatchedAsync(RunningEdition edition, string id)
    {
        await foreach (var report in edition.Updates.WatchAsync(id, Token))
        {
            Assert.True(report.State == UpdateState.Running, report.Explanation);
            if (report.Phase == UpdatePhase.Watch)
            {
                return;
            }
        }
    }

    private static async Task<string> TitleAsync(RunningEdition edition) =>
        (await edition.Strategies["crossing"].DescribeAsync(Token)).Title;

    private static byte[] Bytes(BackTestResult result) => JsonSerializer.SerializeToUtf8Bytes(result);

    /// <summary>Runs the back-test, and does something after some of its updates.</summary>
    private static async Task<BackTestResult> RunAsync(RunningEdition edition, Dictionary<int, Func<Task>> meanwhile)
    {
        var count = 0;
        await foreach (var update in edition.BackTest.RunAsync(_crossing, Token))
        {
            if (update is BackTestUpdate.Completed completed)
            {
                Assert.All(meanwhile.Keys, key => Assert.True(key <= count));
                return completed.Result;
            }

            if (meanwhile.TryGetValue(++count, out var act))
            {
                await act();
            }
        }

        throw new InvalidOperationException("The back-test ended without a result.");
    }
}
