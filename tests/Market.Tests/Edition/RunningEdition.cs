using System.Collections.Immutable;
using Market.BackTesting;
using Market.Page;
using Market.Strategies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Mortise;
using Mortise.Administration;
using Mortise.Hosting;
using Mortise.Kernel;
using Mortise.Programs;
using Mortise.Updates;
using Mortise.Web;

namespace Market.Tests.Edition;

/// <summary>The edition on a host, with a data directory of its own.</summary>
internal sealed class RunningEdition : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly string _data;

    private RunningEdition(IHost host, string data) => (_host, _data) = (host, data);

    public IProgram Program => _host.Services.GetRequiredKeyedService<IProgram>("report");

    public IBackTest BackTest => _host.Services.GetRequiredService<IBackTest>();

    public Ports<IStrategy> Strategies => _host.Services.GetRequiredService<Ports<IStrategy>>();

    public IPage Page => _host.Services.GetRequiredService<IPage>();

    public IWebPages Pages => _host.Services.GetRequiredService<IWebPages>();

    public IUpdates Updates => _host.Services.GetRequiredService<Microkernel>().Own<IUpdates>();

    public IAdministration Administration => _host.Services.GetRequiredService<Microkernel>().Own<IAdministration>();

    public static async Task<RunningEdition> StartAsync(bool strict = false, params ImmutableArray<string> overrides)
    {
        var data = Directory.CreateTempSubdirectory("market-tests-").FullName;
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = Environments.Production });
        builder.AddMortise(mortise => mortise
            .Edition(EditionFolder.File)
            .Data(data)
            .Strict(strict)
            .Deadlines(new KernelDeadlines { Watch = TimeSpan.FromHours(1) })
            // Nobody visits it, and several of them run at once.
            .Override(["plugins.gateway.enabled=false", "plugins.web.enabled=false", .. overrides])
            .Requires<IProgram>("report")
            .Requires<IBackTest>()
            .Requires<IPage>()
            .Requires<IWebPages>()
            .Requires<IStrategy>(Many.Live));
        var host = builder.Build();
        await host.StartAsync();
        return new(host, data);
    }

    /// <summary>Runs the program of the edition and collects what it shows.</summary>
    public async Task<ImmutableArray<ProgramOutput>> RunAsync(params (string Name, string Value)[] arguments)
    {
        var outputs = ImmutableArray.CreateBuilder<ProgramOutput>();
        var run = new ProgramRun(arguments.ToImmutableDictionary(pair => pair.Name, pair => pair.Value));
        await foreach (var output in Program.RunAsync(run))
        {
            outputs.Add(output);
        }

        return outputs.ToImmutable();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
