using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Gateways;
using Mortise.Hosting;

namespace Mortise.Bench.Gateway;

/// <summary>What a process of its own serves: the bench starts itself with one of these arguments.</summary>
internal static class Servers
{
    public const string Gateway = "serve-gateway";
    public const string MinimalApi = "serve-minimal-api";

    /// <summary>Says where it listens, and serves until its input ends.</summary>
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var (host, url) = arguments[0] == Gateway
            ? await StartGatewayAsync(arguments[1]).ConfigureAwait(false)
            : await StartMinimalApiAsync().ConfigureAwait(false);
        await Console.Out.WriteLineAsync($"listens {url}").ConfigureAwait(false);
        await Console.In.ReadToEndAsync().ConfigureAwait(false);
        await host.StopAsync().ConfigureAwait(false);
        return 0;
    }

    /// <summary>Lays out an edition of the gateway and the bench's plug-in; returns its file.</summary>
    public static string WriteEdition(string directory)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var artifacts = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../.."));
        string Folder(string kind, string place) => Path.Combine(artifacts, kind, configuration, place);
        var edition = new JsonObject
        {
            ["edition"] = "bench-gateway",
            ["sources"] = new JsonArray(Folder("plugins", "plugins"), Folder("bench", "plugins/Mortise.Bench.Plugin")),
            ["contracts"] = new JsonArray(Folder("plugins", "contracts"), Folder("bench", "contracts")),
            ["plugins"] = new JsonObject
            {
                ["echo"] = new JsonObject { ["use"] = "bench.echo" },
                ["gateway"] = new JsonObject
                {
                    ["use"] = "mortise.http-gateway",
                    ["config"] = new JsonObject { ["Urls"] = "http://127.0.0.1:0" },
                    ["grants"] = new JsonArray(
                        "mortise.invocation/1", "mortise.sockets/1", "mortise.health/1", "bench.echo/1"),
                },
            },
        };
        var file = Path.Combine(directory, "edition.json");
        File.WriteAllText(file, edition.ToJsonString());
        return file;
    }

    private static async Task<(IHost Host, string Url)> StartGatewayAsync(string edition)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise => mortise
            .Edition(edition)
            .Data(Path.Combine(Path.GetDirectoryName(edition)!, "data"))
            .Strict(false)
            .Requires<IGateway>());
        var host = builder.Build();
        await host.StartAsync().ConfigureAwait(false);
        var addresses = await host.Services.GetRequiredService<IGateway>().AddressesAsync().ConfigureAwait(false);
        return (host, addresses[0]);
    }

    private static async Task<(IHost Host, string Url)> StartMinimalApiAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AdditionJson.Default));
        var app = builder.Build();
        app.MapPost(Addition.Path, static (Addition addition) => TypedResults.Ok(addition.Left + addition.Right));
        await app.StartAsync().ConfigureAwait(false);
        return (app, app.Urls.Single());
    }
}
