using System.Text.Json.Nodes;
using Fixture.Writer;
using Microsoft.Extensions.DependencyInjection;
using Mortise.Hosting;
using Mortise.Kernel;
using Mortise.Testing;
using Mortise.Tests.Updates;
using Mortise.Updates;

namespace Mortise.Tests.Watching;

/// <summary>An application with a writer, and a folder that somebody copies builds of it to.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private static readonly KernelDeadlines _deadlines = new()
    {
        Start = TimeSpan.FromDays(40),
        Health = TimeSpan.FromDays(40),
        Drain = TimeSpan.FromDays(40),
        Stop = TimeSpan.FromDays(40),
        Watch = TimeSpan.FromSeconds(5),
        Heartbeat = Timeout.InfiniteTimeSpan,
    };

    private readonly VirtualTime _time = new();
    private readonly string _root = Directory.CreateTempSubdirectory("mortise-tests-").FullName;
    private Application? _application;

    /// <summary>What is copied to.</summary>
    public string Folder => Path.Combine(_root, "plugins", "writer");

    public IWriter Writer => Application.Get<IWriter>();

    public Microkernel Kernel => Application.Get<Microkernel>();

    private Application Application => _application!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts with the source watched, or else as those say.</summary>
    public async Task StartAsync(Action<MortiseBuilder>? configure = null, JsonObject? plugins = null)
    {
        var writer = new JsonObject { ["use"] = "fixture.writer", ["grants"] = new JsonArray("fixture.book/1") };
        _application = await Application.StartAsync(
            plugins ?? new() { ["writer"] = writer },
            mortise =>
            {
                mortise.Deadlines(_deadlines).Provides<IBook>(static _ => new Book()).Requires<IWriter>();
                mortise.Services.AddSingleton<TimeProvider>(_time);
                configure?.Invoke(mortise);
            },
            Token,
            "Writer",
            watched: configure is null ? Path.Combine(_root, "plugins") : null);
    }

    /// <summary>Copies files of a build, or all of it; each from its beginning to a part of it.</summary>
    public void Copy(string build, double part = 1, params string[] names) => Copy(build, Folder, part, names);

    public static void Copy(string build, string folder, double part = 1, params string[] names)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Trial.FolderOf(build)))
        {
            var name = Path.GetFileName(file);
            if (names.Length == 0 || names.Contains(name))
            {
                var bytes = File.ReadAllBytes(file);
                File.WriteAllBytes(Path.Combine(folder, name), bytes[..(int)(bytes.Length * part)]);
            }
        }
    }

    /// <summary>Changes the manifest in the folder.</summary>
    public void Change(Action<JsonNode> change)
    {
        var file = Path.Combine(Folder, "mortise.json");
        var manifest = JsonNode.Parse(File.ReadAllText(file))!;
        change(manifest);
        File.WriteAllText(file, manifest.ToJsonString());
    }

    /// <summary>Lets time pass until the log says something; returns the line.</summary>
    public async Task<string> SeeAsync(string text)
    {
        var seen = Application.SeeAsync(text, Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!seen.IsCompleted)
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"Nobody says '{text}': {string.Join('\n', Application.Lines)}");
            }

            await PassAsync();
        }

        return await seen;
    }

    /// <summary>Lets half a second pass, as soon as somebody waits for the clock.</summary>
    public async Task PassAsync()
    {
        await _time.WhenTimersAsync(1, Token);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        await Task.Yield();
    }

    public async Task<string> WhoAsync() => (await Writer.WriteAsync(1, Token)).Build;

    public async Task<UpdateReport[]> UpdatesAsync() => [.. await Kernel.Own<IUpdates>().ListAsync(Token)];

    public int Count(string text) => Application.Lines.Count(line => line.Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }
}
