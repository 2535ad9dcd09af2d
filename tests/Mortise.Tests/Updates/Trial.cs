using System.Text.Json.Nodes;
using Fixture.Writer;
using Microsoft.Extensions.DependencyInjection;
using Mortise.Kernel;
using Mortise.Testing;
using Mortise.Updates;

namespace Mortise.Tests.Updates;

/// <summary>
/// An application with a writer under load, on a clock that stands still, so that only what a test makes hang misses a
/// deadline.
/// </summary>
internal sealed class Trial : IAsyncDisposable
{
    private const string Name = "writer";

    private static readonly KernelDeadlines _deadlines = new()
    {
        Start = TimeSpan.FromMinutes(1),
        Health = TimeSpan.FromMinutes(1),
        Drain = TimeSpan.FromMinutes(1),
        Stop = TimeSpan.FromDays(1),
        Watch = TimeSpan.FromDays(1),
        Heartbeat = Timeout.InfiniteTimeSpan,
    };

    private readonly VirtualTime _time;
    private readonly Application _application;
    private readonly Microkernel _kernel;

    private Trial(VirtualTime time, Application application, Book book)
    {
        (_time, _application, Book) = (time, application, book);
        _kernel = application.Get<Microkernel>();
        Updates = _kernel.Own<IUpdates>();
        Callers = new Callers(application.Get<IWriter>(), 3);
    }

    public Book Book { get; }

    public Callers Callers { get; }

    public IUpdates Updates { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="use">The version that serves.</param>
    /// <param name="misdeed">What that one does wrong.</param>
    public static async Task<Trial> StartAsync(string use, Misdeed? misdeed = null)
    {
        var (time, book) = (new VirtualTime(), new Book());
        var plugin = new JsonObject { ["use"] = use, ["grants"] = new JsonArray("fixture.book/1") };
        if (misdeed is { } wrong)
        {
            plugin["config"] = JsonNode.Parse(ConfigOf(wrong));
        }

        var application = await Application.StartAsync(
            new() { [Name] = plugin },
            mortise => mortise
                .Deadlines(_deadlines)
                .Provides<IBook>(_ => book)
                .Requires<IWriter>()
                .Services.AddSingleton<TimeProvider>(time),
            Token,
            "Writer");
        return new Trial(time, application, book);
    }

    public static string FolderOf(string build) =>
        Path.Combine(Application.FolderOf("Writer"), "plugins", $"Fixture.Writer.{build}");

    public static string ConfigOf(Misdeed misdeed) => new JsonObject { ["Misdeed"] = $"{misdeed}" }.ToJsonString();

    public async Task<UpdateReport> BeginAsync(string folder, string config = "{}") =>
        await Updates.BeginAsync(new(Name, folder) { Config = config }, Token);

    /// <summary>Ends when the update is in that phase, or has ended.</summary>
    public async Task<UpdateReport> ReachAsync(UpdateReport update, UpdatePhase? phase)
    {
        await foreach (var report in Updates.WatchAsync(update.Id, Token))
        {
            update = report;
            if (report.Phase == phase && report.State == UpdateState.Running)
            {
                break;
            }
        }

        return update;
    }

    /// <summary>What has come of it.</summary>
    public Task<UpdateReport> EndAsync(UpdateReport update) => ReachAsync(update, null);

    /// <summary>Whoever hangs misses the deadline.</summary>
    public async Task MissDeadlineAsync()
    {
        await Book.Reached.Task.WaitAsync(Token);
        _time.Advance(_deadlines.Start);
    }

    /// <summary>Whoever is inside the old version stays there beyond the deadline.</summary>
    public async Task MissDrainAsync(UpdateReport update)
    {
        while ((await Updates.ListAsync(Token)).Single(each => each.Id == update.Id) is
            { Phase: UpdatePhase.Gate, State: UpdateState.Running })
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }

    /// <summary>
    /// The old version serves, no call was lost or written twice, the sums balance, and whatever was loaded beside the
    /// old version is collected.
    /// </summary>
    /// <param name="build">The old version.</param>
    /// <param name="remembers">Whether it still knows all that was written; null if it need not.</param>
    public async Task ShowAllIsAsBeforeAsync(string build, bool? remembers)
    {
        var last = await Callers.CallAsync(static writer => writer.WriteAsync(long.MaxValue));
        await Callers.EndAsync();
        Book.LetGo.TrySetResult();

        Assert.Equal($"Fixture.Writer.{build}", last.Build);
        Assert.Empty(Callers.Failures);
        Assert.Equal(Callers.Answered.OrderBy(static line => line.Key), Book.Written.OrderBy(static line => line.Key));
        Assert.All(Book.Written, static line => Assert.Equal(1, line.Value));
        Assert.Equal(remembers ?? false, remembers is not null && Book.Written.Count == Callers.Remembered);
        var sums = _kernel.Plugins.Single(static each => each.Name == Name).Calls;
        Assert.Equal((Callers.Calls, Callers.Calls), (sums.Accepted, sums.Completed));
        Assert.True(await Generations.LoadedAsync() == 1, "A generation that was given up is still loaded.");
    }

    public async ValueTask DisposeAsync()
    {
        Book.LetGo.TrySetResult();
        await Callers.EndAsync();
        await _application.DisposeAsync();
    }
}
