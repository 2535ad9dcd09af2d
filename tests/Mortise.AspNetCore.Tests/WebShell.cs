using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Fixture.Counter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Administration;
using Mortise.Gateways;
using Mortise.Hosting;
using Mortise.Kernel;

namespace Mortise.AspNetCore.Tests;

/// <summary>
/// An application with users, a policy and a gateway at <c>/plugins</c>, on a free port, with a data directory of its
/// own.
/// </summary>
internal sealed class WebShell : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly string _folder;

    private WebShell(WebApplication application, string folder)
    {
        _application = application;
        _folder = folder;
        Url = new Uri(application.Urls.Single());
        Client = new HttpClient { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Client { get; }

    public Microkernel Kernel => _application.Services.GetRequiredService<Microkernel>();

    public IAdministration Administration => Kernel.Own<IAdministration>();

    public ICounter Counter => _application.Services.GetRequiredService<ICounter>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Starts one.</summary>
    /// <param name="map">Maps what is to be mounted; a gateway at <c>/plugins</c> unless it is said.</param>
    /// <param name="edition">Changes the edition before it is written.</param>
    /// <param name="mortise">Says more of what the application provides and requires.</param>
    /// <param name="strict">Whether each call goes through the codec.</param>
    public static async Task<WebShell> StartAsync(
        Action<WebApplication>? map = null,
        Action<JsonObject>? edition = null,
        Action<MortiseBuilder>? mortise = null,
        bool strict = false)
    {
        var folder = Directory.CreateTempSubdirectory("mortise-mounted-").FullName;
        var document = Edition();
        edition?.Invoke(document["plugins"]!.AsObject());
        var file = Path.Combine(folder, "edition.json");
        await File.WriteAllTextAsync(file, document.ToJsonString(), Token);
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddAuthentication("Given").AddScheme<GivenUserOptions, GivenUser>("Given", null);
        builder.Services.AddAuthorizationBuilder().AddPolicy("Ops", static policy => policy.RequireRole("ops"));
        builder.AddMortise(with =>
        {
            with.Edition(file).Data(Path.Combine(folder, "data")).Strict(strict).Requires<ICounter>();
            mortise?.Invoke(with);
        });
        var application = builder.Build();
        application.UseRouting();
        application.UseAuthentication();
        application.UseAuthorization();
        try
        {
            (map ?? (static application => application.MapMortise("/plugins")))(application);
            await application.StartAsync(Token);
        }
        catch
        {
            await application.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            throw;
        }

        return new WebShell(application, folder);
    }

    /// <summary>A gateway without sockets of its own, granted these contracts.</summary>
    public static JsonObject Gateway(params string[] contracts) => new()
    {
        ["use"] = "mortise.http-gateway",
        ["grants"] = new JsonArray([.. contracts
            .Concat(["mortise.invocation/1", "mortise.health/1", "mortise.web/1"])
            .Select(static contract => JsonValue.Create(contract))]),
        ["config"] = new JsonObject { ["Urls"] = "" },
    };

    /// <summary>Posts JSON to an operation of the counter.</summary>
    public Task<HttpResponseMessage> CallAsync(string operation, string json = "{}") =>
        PostAsync($"/plugins/v1/fixture.counter/1/{operation}", json);

    public async Task<HttpResponseMessage> PostAsync(string path, string json, string user = "", string accept = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (user.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Given", user);
        }

        if (accept.Length > 0)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await Client.SendAsync(request, Token);
    }

    /// <summary>An instance's account, when nothing is inside it any more.</summary>
    public async Task<CallTotals> CallsOfAsync(string plugin)
    {
        while (true)
        {
            var calls = Kernel.Plugins.Single(status => status.Name == plugin).Calls;
            if (calls.Open == 0)
            {
                return calls;
            }

            Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>A gateway's own address; the application must require <see cref="IGateway"/>.</summary>
    public async Task<Uri> AddressOfAsync(string gateway) =>
        _application.Services.GetRequiredService<Ports<IGateway>>().TryGet(gateway, out var port)
            ? new Uri((await port.AddressesAsync(Token))[0])
            : throw new InvalidOperationException($"There is no gateway '{gateway}'.");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.StopAsync(CancellationToken.None);
        await _application.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static JsonObject Edition() => new()
    {
        ["edition"] = "mounted",
        ["sources"] = Folders("plugins"),
        ["contracts"] = Folders("contracts"),
        ["plugins"] = new JsonObject
        {
            ["clerk"] = new JsonObject { ["use"] = "fixture.clerk" },
            ["pages"] = new JsonObject { ["use"] = "fixture.pages" },
            ["younger"] = new JsonObject { ["use"] = "fixture.younger" },
            ["resident"] = new JsonObject
            {
                ["use"] = "fixture.resident",
                ["grants"] = new JsonArray("fixture.probe/1"),
            },
            ["gateway"] = Gateway("fixture.counter/1", "fixture.probe/1", "fixture.relay/1"),
        },
    };

    private static JsonArray Folders(string part) => new(
        Folder("plugins", part), Folder("fixtures/counter", part), Folder("fixtures/private", part));

    private static string Folder(string artifact, string part) =>
        Path.Combine(Metadata("Artifacts"), artifact, Metadata("Configuration"), part);

    private static string Metadata(string key) => typeof(WebShell).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
