using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Campaign;
using Mortise.Events;
using Mortise.Hosting;
using Mortise.Kernel;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>The host under fault: an ordinary application with an edition of its own.</summary>
internal sealed class CampaignHost : IAsyncDisposable
{
    /// <summary>Half of them with a memory.</summary>
    public const int LaneCount = 8;

    /// <summary>In which the background work of each plug-in is for as long as it serves.</summary>
    public const string Waiting = "campaign.ledger/1 Order";

    private readonly string _folder = Directory.CreateTempSubdirectory("mortise-campaign-").FullName;
    private readonly CancellationTokenSource _ending = new();
    private readonly CancellationTokenSource _longLived = new();
    private readonly IHost _host;
    private Task _listening = Task.CompletedTask;
    private long _answered;

    public CampaignHost()
    {
        Ledger = new ProvidersLedger(Callers);
        for (var number = 0; number < LaneCount; number++)
        {
            var isKeeper = number % 2 == 1;
            var lane = new Lane($"{(isKeeper ? "keeper" : "worker")}-{(number / 2) + 1}", number)
            {
                IsKeeper = isKeeper,
            };
            Ledger.Lanes.Add(lane.Name, lane);
        }

        var edition = Path.Combine(_folder, "edition.json");
        File.WriteAllText(edition, Edition().ToJsonString());
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise =>
        {
            mortise
                .Edition(edition)
                .Data(Path.Combine(_folder, "data"))
                .Deadlines(Deadlines)
                .Provides<ILedger>(_ => Ledger);
            foreach (var lane in Lanes)
            {
                mortise.Requires<IWork>(lane.Name).Requires<ITrouble>(lane.Name).Requires<ITool>(lane.Tool);
            }
        });
        _host = builder.Build();
        Kernel = _host.Services.GetRequiredService<Microkernel>();
    }

    public CallersLedger Callers { get; } = new();

    public ProvidersLedger Ledger { get; }

    public IReadOnlyCollection<Lane> Lanes => Ledger.Lanes.Values;

    public Happenings Happenings { get; } = new();

    public HostThread Thread { get; } = new();

    public KeptExceptions Kept { get; } = new();

    public Microkernel Kernel { get; }

    /// <summary>How many calls of the load were answered; a stream is one.</summary>
    public long Answered => Interlocked.Read(ref _answered);

    /// <summary>A token that callers go on with for as long as the host lives.</summary>
    public CancellationToken LongLived => _longLived.Token;

    /// <summary>
    /// Short, so that what hangs is found soon; long enough for what does not, on a machine that does something else.
    /// </summary>
    private static KernelDeadlines Deadlines => new()
    {
        Start = TimeSpan.FromMilliseconds(1500),
        Drain = TimeSpan.FromMilliseconds(800),
        Stop = TimeSpan.FromMilliseconds(500),
        Health = TimeSpan.FromSeconds(1),
        Heartbeat = TimeSpan.FromMilliseconds(100),
        Watch = TimeSpan.FromSeconds(20),
    };

    public void NoteAnswer() => Interlocked.Increment(ref _answered);

    public IWork WorkOf(Lane lane) => _host.Services.GetRequiredKeyedService<IWork>(lane.Name);

    public ITrouble TroubleOf(Lane lane) => _host.Services.GetRequiredKeyedService<ITrouble>(lane.Name);

    public ITool ToolOf(Lane lane) => _host.Services.GetRequiredKeyedService<ITool>(lane.Tool);

    public async Task StartAsync(CancellationToken cancellation)
    {
        _listening = Happenings.ListenAsync(Kernel.Own<IEventFeed>(), _ending.Token);
        await _host.StartAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync().ConfigureAwait(false);
        Kept.Dispose();
        await _ending.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _host.Dispose();
        _ending.Dispose();
        _longLived.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private JsonObject Edition()
    {
        var plugins = new JsonObject
        {
            ["hoarder"] = Plugin("campaign.tool", [], "campaign.nudge/1"),
        };
        foreach (var lane in Lanes)
        {
            plugins[lane.Tool] = Plugin("campaign.tool", [], "campaign.nudge/1");
            plugins[lane.Name] = Plugin(
                lane.IsKeeper ? "campaign.keeper" : "campaign.worker",
                new JsonObject { ["Instance"] = lane.Name },
                "campaign.ledger/1",
                "campaign.tool/1",
                "campaign.nudge/1");
        }

        return new JsonObject
        {
            ["edition"] = "campaign",
            ["sources"] = new JsonArray(BuildFolders.Default.Sources),
            ["contracts"] = new JsonArray(BuildFolders.Default.Contracts),
            ["plugins"] = plugins,
            ["routes"] = new JsonObject
            {
                ["campaign.trouble/1"] = new JsonObject { ["deadline"] = "500ms", ["offload"] = true },
            },
        };
    }

    private static JsonObject Plugin(string id, JsonObject config, params string[] grants) => new()
    {
        ["use"] = $"{id}@[1.0.0]",
        ["config"] = config,
        ["grants"] = new JsonArray([.. grants.Select(static grant => (JsonNode)grant)]),
        ["supervision"] = new JsonObject
        {
            ["intensity"] = new JsonObject { ["restarts"] = 6, ["period"] = "5s" },
            ["backoff"] = "1ms",
            ["longestBackoff"] = "5ms",
        },
    };
}
