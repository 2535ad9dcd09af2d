using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Hosting;

namespace Mortise.Tests;

/// <summary>An application with an edition of its own, a data directory, and a log that a test can wait for.</summary>
internal sealed class Application : IAsyncDisposable, ILoggerProvider, ILogger
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mortise-tests-").FullName;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _logged = new(0);
    private readonly IHost _host;

    private Application(
        JsonObject plugins, Action<MortiseBuilder> configure, string fixtures, JsonObject? routes, string? watched)
    {
        var edition = Path.Combine(_folder, "edition.json");
        File.WriteAllText(edition, new JsonObject
        {
            ["edition"] = "tests",
            ["sources"] = new JsonArray(watched ?? Path.Combine(fixtures, "plugins")),
            ["watch"] = watched is not null,
            ["contracts"] = new JsonArray(Path.Combine(fixtures, "contracts")),
            ["plugins"] = plugins,
            ["routes"] = routes ?? [],
        }.ToJsonString());
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.Logging.AddProvider(this);
        builder.AddMortise(mortise => configure(mortise.Edition(edition).Data(Path.Combine(_folder, "data"))));
        _host = builder.Build();
    }

    /// <summary>What has been logged by now.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public static async Task<Application> StartAsync(
        JsonObject plugins,
        Action<MortiseBuilder> configure,
        CancellationToken cancellation,
        string fixtures = "Parcels",
        JsonObject? routes = null,
        string? watched = null)
    {
        var application = new Application(plugins, configure, FolderOf(fixtures), routes, watched);
        await application._host.StartAsync(cancellation);
        return application;
    }

    /// <summary>The built fixtures of a group.</summary>
    public static string FolderOf(string fixtures) => typeof(Application).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(pair => pair.Key == fixtures).Value!;

    public TService Get<TService>()
        where TService : notnull => _host.Services.GetRequiredService<TService>();

    /// <summary>Returns the first line that has this in it, as soon as it is logged.</summary>
    public async Task<string> SeeAsync(string text, CancellationToken cancellation)
    {
        while (true)
        {
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await _logged.WaitAsync(cancellation);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception));
        _logged.Release();
    }

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        _logged.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
