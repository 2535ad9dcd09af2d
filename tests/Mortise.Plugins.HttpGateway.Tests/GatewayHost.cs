using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Fixture.Counter;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Administration;
using Mortise.Gateways;
using Mortise.Hosting;
using Mortise.Kernel;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>A host with a gateway, a clerk and pages, and a data directory of its own.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _folder;

    private GatewayHost(IHost host, string folder, Uri? url)
    {
        _host = host;
        _folder = folder;
        Url = url!;
        Client = new HttpClient { BaseAddress = url };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    public ICounter Counter => _host.Services.GetRequiredService<ICounter>();

    public IAdministration Administration => Kernel.Own<IAdministration>();

    public IInspection Inspection => Kernel.Own<IInspection>();

    public Microkernel Kernel => _host.Services.GetRequiredService<Microkernel>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one whose gateway has this configuration.</summary>
    /// <param name="config">The gateway's; listens on a free port unless it says otherwise.</param>
    /// <param name="edition">Changes the edition before it is written.</param>
    /// <param name="strict">Whether each call goes through the codec.</param>
    public static async Task<GatewayHost> StartAsync(
        JsonObject? config = null, Action<JsonObject>? edition = null, bool strict = false)
    {
        var folder = Directory.CreateTempSubdirectory("mortise-gateway-").FullName;
        var document = Edition(config ?? []);
        edition?.Invoke(document);
        var file = Path.Combine(folder, "edition.json");
        await File.WriteAllTextAsync(file, document.ToJsonString(), Token);
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise => mortise
            .Edition(file)
            .Data(Path.Combine(folder, "data"))
            .Strict(strict)
            .Requires<IGateway>(Many.Live)
            .Requires<ICounter>());
        var host = builder.Build();
        try
        {
            await host.StartAsync(Token);
        }
        catch
        {
            host.Dispose();
            Directory.Delete(folder, recursive: true);
            throw;
        }

        var urls = await UrlsAsync(host, "gateway");
        return new GatewayHost(host, folder, urls.IsEmpty ? null : new Uri(urls[0]));
    }

    /// <summary>What the build made of plug-ins or contracts.</summary>
    public static string Folder(string artifact, string part) =>
        Path.Combine(Metadata("Artifacts"), artifact, Metadata("Configuration"), part);

    public async Task<ImmutableArray<string>> UrlsAsync(string gateway) => await UrlsAsync(_host, gateway);

    /// <summary>Posts JSON to an operation of the counter.</summary>
    public Task<HttpResponseMessage> CallAsync(string operation, string json = "{}") =>
        PostAsync($"/v1/fixture.counter/1/{operation}", json);

    public async Task<HttpResponseMessage> PostAsync(string path, string json, string mediaType = "application/json")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return await Client.PostAsync(path, content, Token);
    }

    /// <summary>Stops the whole host, as SIGTERM does.</summary>
    public Task StopAsync() => _host.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<ImmutableArray<string>> UrlsAsync(IHost host, string gateway) =>
        host.Services.GetRequiredService<Ports<IGateway>>().TryGet(gateway, out var port)
            ? await port.AddressesAsync(Token)
            : [];

    private static JsonObject Edition(JsonObject config)
    {
        config.TryAdd("Urls", "http://127.0.0.1:0");
        return new JsonObject
        {
            ["edition"] = "counter",
            ["sources"] = new JsonArray(Folder("plugins", "plugins"), Folder("fixtures/counter", "plugins")),
            ["contracts"] = new JsonArray(Folder("plugins", "contracts"), Folder("fixtures/counter", "contracts")),
            ["plugins"] = new JsonObject
            {
                ["clerk"] = new JsonObject { ["use"] = "fixture.clerk" },
                ["pages"] = new JsonObject { ["use"] = "fixture.pages" },
                ["gateway"] = new JsonObject
                {
                    ["use"] = "mortise.http-gateway",
                    ["grants"] = new JsonArray(
                        "mortise.invocation/1", "mortise.sockets/1", "mortise.health/1", "mortise.web/1",
                        "fixture.counter/1"),
                    ["config"] = config,
                },
            },
        };
    }

    private static string Metadata(string key) => typeof(GatewayHost).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
