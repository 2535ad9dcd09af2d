using System.Globalization;
using System.Text.Json.Nodes;
using Fixture.Writer;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

[Collection(Generations.Counted)]
public sealed class UpdatesUnderLoadTests
{
    /// <summary>How well it does on a busy machine is for other tests: this one promotes.</summary>
    private static readonly CanaryPlan _half = new(50)
    {
        Window = TimeSpan.FromHours(1),
        Slower = 1_000_000,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static int Updates { get; } = int.Parse(
        Environment.GetEnvironmentVariable("MORTISE_UPDATES") ?? "12", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("fixture.writer", "", false, false)]
    [InlineData("fixture.writer", "", true, false)]
    [InlineData("fixture.writer", "", false, true)]
    [InlineData("fixture.keeper", "Keeper", false, false)]
    public async Task NoCallIsLostOrRunsTwice_WhileTwoBuildsReplaceEachOther(
        string plugin, string builds, bool strict, bool shared)
    {
        var canary = shared ? _half : null;
        var book = new Book();
        await using var application = await StartAsync(plugin, book, strict);
        var kernel = application.Get<Microkernel>();
        var updates = kernel.Own<IUpdates>();
        var callers = new Callers(application.Get<IWriter>(), 8);

        for (var update = 0; update < (shared ? 4 : Updates); update++)
        {
            var build = update % 2 == 0 ? "Younger" : "Elder";
            var folder = Path.Combine(
                Application.FolderOf("Writer"), "plugins", $"Fixture.Writer.{builds}{build}");
            var end = await EndAsync(updates, await updates.BeginAsync(
                new("writer", folder) { Canary = canary }, Token));
            Assert.True(end.State == UpdateState.Committed, end.Explanation);
            Assert.Equal(shared, end.Canary is { Old.Calls: > 0, New: { Calls: > 0, Failed: 0 } });
        }

        await callers.EndAsync();

        Assert.Empty(callers.Failures);
        Assert.Equal(2, callers.Builds.Count);
        Assert.Equal(callers.Answered.OrderBy(static line => line.Key), book.Written.OrderBy(static line => line.Key));
        Assert.All(book.Written, static line => Assert.Equal(1, line.Value));
        if (builds.Length > 0)
        {
            Assert.Equal(book.Written.Count, callers.Remembered);
        }

        var sums = kernel.Plugins.Single(static each => each.Name == "writer").Calls;
        Assert.Equal((callers.Calls, callers.Calls), (sums.Accepted, sums.Completed));
        Assert.True(await Generations.LoadedAsync() == 1, "A generation that was replaced is still loaded.");
    }

    private static Task<Application> StartAsync(string plugin, Book book, bool strict) => Application.StartAsync(
        new()
        {
            ["writer"] = new JsonObject
            {
                ["use"] = plugin + "@[1.0,2.0)",
                ["grants"] = new JsonArray("fixture.book/1"),
            },
        },
        mortise => mortise
            .Strict(strict)
            .Deadlines(new KernelDeadlines { Watch = TimeSpan.Zero })
            .Provides<IBook>(_ => book)
            .Requires<IWriter>(),
        Token,
        "Writer");

    private static async Task<UpdateReport> EndAsync(IUpdates updates, UpdateReport begun)
    {
        await foreach (var report in updates.WatchAsync(begun.Id, Token))
        {
            begun = report;
            if (report is { Phase: UpdatePhase.Canary, Canary: { Old.Calls: > 0, New.Calls: > 0 } })
            {
                await updates.PromoteAsync(report.Id, Token);
            }
        }

        return begun;
    }
}
