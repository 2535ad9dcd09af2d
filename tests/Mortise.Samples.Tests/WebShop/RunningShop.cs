using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise.Administration;
using Mortise.Kernel;
using WebShop;

namespace Mortise.Samples.Tests.WebShop;

/// <summary>
/// The shop's own program, run inside of this process, so that a test can see what stays of its plug-ins.
/// </summary>
internal sealed class RunningShop : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("mortise-webshop-").FullName;
    private readonly TaskCompletionSource<IHost> _built = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHost _host = null!;

    private RunningShop()
    {
    }

    public HttpClient Client { get; private set; } = null!;

    public Microkernel Kernel => _host.Services.GetRequiredService<Microkernel>();

    public IAdministration Administration => Kernel.Own<IAdministration>();

    private string Home => Path.Combine(_data, "data");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RunningShop> StartAsync(string environment = "Production")
    {
        var shop = new RunningShop();
        var folder = Sample.Folder("WebShop.Host");
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", $"--contentRoot={folder}", $"--environment={environment}",
            "--Logging:LogLevel:Default=Warning",
            $"--MortiseEdition={Path.Combine(folder, "edition.json")}",
            $"--MortiseData={shop.Home}",
        ];
        using (DiagnosticListener.AllListeners.Subscribe(new Watcher(shop.Home, shop._built)))
        {
            new Thread(() => shop.Run(arguments)) { IsBackground = true }.Start();
            shop._host = await await Task.WhenAny(shop._built.Task, shop.EndedEarlyAsync()).WaitAsync(Token);
        }

        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = shop._host.Services.GetRequiredService<IHostApplicationLifetime>()
            .ApplicationStarted.Register(started.SetResult);
        await await Task.WhenAny(started.Task, shop._ended.Task).WaitAsync(Token);
        var addresses = shop._host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        shop.Client = new HttpClient { BaseAddress = new Uri(addresses.Addresses.Single()) };
        return shop;
    }

    /// <summary>Posts JSON; the answer must be a success.</summary>
    public async Task<TAnswer> PostAsync<TAnswer>(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(path, body, Token);
        Assert.True(
            answer.IsSuccessStatusCode,
            $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Token)}");
        return (await answer.Content.ReadFromJsonAsync<TAnswer>(Token))!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync(CancellationToken.None);
        await _ended.Task.WaitAsync(CancellationToken.None);
        Directory.Delete(_data, recursive: true);
    }

    private void Run(string[] arguments)
    {
        try
        {
            Assembly.Load("WebShop.Host").EntryPoint!.Invoke(null, [arguments]);
            _ended.SetResult();
        }
        catch (TargetInvocationException error)
        {
            _ended.SetException(error.InnerException!);
        }
    }

    private async Task<IHost> EndedEarlyAsync()
    {
        await _ended.Task;
        throw new InvalidOperationException("The program ended before it built a host.");
    }

    /// <summary>
    /// Hosting tells whoever listens that it has built a host; that is how tools find it. Other tests build some too.
    /// </summary>
    private sealed class Watcher(string home, TaskCompletionSource<IHost> built)
        : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host }
                && host.Services.GetRequiredService<IConfiguration>()["MortiseData"] == home)
            {
                built.TrySetResult(host);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
