using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Fixture.Writer;
using Mortise.Administration;
using Mortise.Events;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

/// <summary>What is told and counted of updates, with a plug-in that remembers and is called meanwhile.</summary>
[Collection(Generations.Counted)]
public sealed class AccountedUpdateTests : IAsyncLifetime
{
    private readonly Book _book = new();
    private Application _application = null!;
    private Measurements _measured = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Microkernel Kernel => _application.Get<Microkernel>();

    private IUpdates Updates => Kernel.Own<IUpdates>();

    public async ValueTask InitializeAsync()
    {
        var writer = new JsonObject
        {
            ["use"] = "fixture.keeper@[1.0,2.0)",
            ["grants"] = new JsonArray("fixture.book/1"),
        };
        _application = await Application.StartAsync(
            new() { ["writer"] = writer },
            mortise => mortise
                .Deadlines(new KernelDeadlines { Watch = TimeSpan.FromDays(1) })
                .Provides<IBook>(_ => _book)
                .Requires<IWriter>(),
            Token,
            "Writer");
        _measured = new Measurements(_application.Get<IMeterFactory>());
    }

    public async ValueTask DisposeAsync()
    {
        _measured.Dispose();
        await _application.DisposeAsync();
    }

    [Fact]
    public async Task SumsBalance_PerGenerationAndOperation_AndAsMetricsPerVersion()
    {
        var writer = _application.Get<IWriter>();
        var callers = new Callers(writer, 4);
        string[] builds = ["KeeperYounger", "KeeperElder", "KeeperYounger"];
        foreach (var build in builds)
        {
            await callers.CallAsync(static writer => writer.WriteAsync(long.MaxValue));
            await CommitAsync(build);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                async () => await writer.WriteSlowlyAsync(-1, new CancellationToken(canceled: true)));
        }

        await callers.CallAsync(static writer => writer.WriteAsync(long.MaxValue));
        await callers.EndAsync();
        Assert.Empty(callers.Failures);

        var status = await Kernel.Own<IInspection>().StatusAsync(Token);
        var writers = status.Accounts.Where(static account => account.Plugin == "writer").ToArray();
        Assert.Equal(
            new CallTotals(callers.Calls + builds.Length, callers.Calls, 0, builds.Length, 0),
            writers.Aggregate(default(CallTotals), static (sum, account) => sum + account.Calls));
        Assert.All(status.Accounts, static account => Assert.Equal(0, account.Calls.Open));
        Assert.Equal(
            [null, 3, 4],
            writers.Select(static account => account.Generation).Distinct().OrderBy(static number => number));
        Assert.All(writers, static account => Assert.StartsWith("fixture.writer/1 ", account.Operation));

        _measured.Read();
        foreach (var sums in writers.GroupBy(static account => (account.Version, account.Operation)))
        {
            var labels = $"plugin=writer version={sums.Key.Version} operation={sums.Key.Operation}";
            Assert.Equal(
                sums.Sum(static account => account.Calls.Accepted), _measured.Sums[$"mortise.calls.accepted {labels}"]);
            Assert.Equal(
                sums.Sum(static account => account.Calls.Accepted),
                _measured.Sums.Where(sum => sum.Key.StartsWith($"mortise.calls {labels} outcome="))
                    .Sum(static sum => sum.Value));
        }

        Assert.DoesNotContain(_measured.Sums.Keys, static key => key.Contains("generation=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CallThatFindsNobody_HasAnAccountOfItsOwn()
    {
        Assert.Null((await Kernel.StopAsync("writer", Token)).Refusal);

        await Assert.ThrowsAsync<UnavailableException>(
            async () => await _application.Get<IWriter>().WriteAsync(1, Token));

        var account = Assert.Single(Kernel.Accounts, static account => account.Plugin.Length == 0);
        Assert.Equal((null, "", "fixture.writer/1 Write"), (account.Generation, account.Version, account.Operation));
        Assert.Equal(new CallTotals(1, 0, 0, 0, 1), account.Calls);
    }

    [Fact]
    public async Task EachPhaseAndTheEnd_AreToldAndMeasured()
    {
        await using var events = Kernel.Own<IEventFeed>().WatchAsync(Token).GetAsyncEnumerator(Token);
        var first = events.MoveNextAsync();

        var committed = await CommitAsync("KeeperYounger");
        var begun = await Updates.BeginAsync(new("writer", Trial.FolderOf("KeeperElder")), Token);
        await Updates.CancelAsync(begun.Id, Token);

        await first;
        var told = new List<string>();
        do
        {
            if (events.Current is { Kind: "update", Plugin: "writer" } item)
            {
                told.Add($"{item.Code} {item.Explanation}".TrimStart());
            }
        }
        while (!told.Exists(static line => line.Contains("RolledBack")) && await events.MoveNextAsync());

        Assert.Contains("it begins with Resolve.", told[0]);
        Assert.All(committed.Steps.Skip(1), step => Assert.Contains($"Update 1: {step.Phase} begins.", told));
        Assert.All(
            committed.Steps,
            step => Assert.Single(told, line => line.StartsWith($"Update 1: {step.Phase} has ended after ")));
        Assert.Single(told, static line => line.Contains(": Committed. ", StringComparison.Ordinal));
        Assert.StartsWith("MT3503 Update 2, ", told[^1]);

        await _application.SeeAsync("writer: update 1 begins: ", Token);
        await _application.SeeAsync("writer: update 1 is committed: ", Token);
        await _application.SeeAsync("writer: update 2 is rolled back (MT3503): ", Token);
        Assert.Equal(1, _measured.Sums["mortise.updates plugin=writer result=committed"]);
        Assert.Equal(1, _measured.Sums["mortise.updates plugin=writer result=rolledback"]);
        Assert.True(_measured.Sums["mortise.update.duration plugin=writer result=committed"] > 0);
        Assert.Contains("mortise.update.gate.wait plugin=writer", _measured.Sums);
    }

    /// <summary>An update that nobody wants to be watched, said as soon as it has begun.</summary>
    private async Task<UpdateReport> CommitAsync(string build)
    {
        var begun = await Updates.BeginAsync(new("writer", Trial.FolderOf(build)), Token);
        var end = await Updates.PromoteAsync(begun.Id, Token);
        Assert.True(end.State == UpdateState.Committed, end.Explanation);
        return end;
    }
}
