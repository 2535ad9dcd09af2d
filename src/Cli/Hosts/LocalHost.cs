using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Administration;
using Mortise.Gateways;
using Mortise.Hosting;
using Mortise.Hosting.Control;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;
using Mortise.Invocation;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Programs;

namespace Mortise.Cli.Hosts;

/// <summary>A host in this process: an edition in a Generic Host, as any application has it.</summary>
internal sealed class LocalHost : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Surroundings _surroundings;
    private bool _started;

    public LocalHost(
        EditionConfig edition,
        DataDirectory data,
        bool strict,
        bool verbose,
        Surroundings surroundings,
        Action<MortiseBuilder>? configure = null)
    {
        _surroundings = surroundings;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = edition.Environment,
            ContentRootPath = Path.GetDirectoryName(edition.File),
        });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging
            .SetMinimumLevel(verbose ? LogLevel.Information : LogLevel.Warning)
            // It logs with a stack what the boundary explains without one.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None)
            // A start that fails is reported by the boundary of the tool, without a stack trace.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddSimpleConsole(static options => options.SingleLine = true)
            .AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton<IHostLifetime, SurroundingLifetime>();
        builder.Services.AddSingleton(surroundings);
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromMinutes(2));
        builder.AddMortise(mortise =>
        {
            mortise.Edition(edition.File).Data(data.Path).Override(edition.Overrides);
            if (strict)
            {
                mortise.Strict();
            }

            configure?.Invoke(mortise);
        });
        _host = builder.Build();
    }

    /// <summary>Cancelled when the host is about to stop.</summary>
    public CancellationToken Stopping =>
        _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    private Microkernel Kernel => _host.Services.GetRequiredService<Microkernel>();

    /// <summary>Starts the edition, and says which plug-ins wait for something. The log says what failed.</summary>
    public async Task StartAsync()
    {
        await _host.StartAsync(_surroundings.Interrupted).ConfigureAwait(false);
        _started = true;
        var plugins = await Kernel.Own<IInspection>().ListAsync(_surroundings.Interrupted).ConfigureAwait(false);
        foreach (var plugin in plugins.Where(IsWaiting))
        {
            _surroundings.Error.Line(
                $"mortise: {plugin.Name} is {plugin.State}: {plugin.Explanation} ({plugin.Reason})");
        }
    }

    /// <summary>Where clients reach the gateways that are active.</summary>
    public async Task<string[]> AddressesAsync()
    {
        var gateway = GatewayRuntime.Instance.Model;
        var plugins = await Kernel.Own<IInspection>().ListAsync(_surroundings.Interrupted).ConfigureAwait(false);
        var addresses = new List<string>();
        foreach (var plugin in plugins.Where(plugin => plugin.State == PluginState.Active
            && plugin.Provides.Any(provided => provided.StartsWith($"{gateway.Name}/", StringComparison.Ordinal))))
        {
            var port = RemoteContract.Open(GatewayRuntime.Instance, Kernel.Own<IInvocation>(), plugin.Name);
            addresses.AddRange(await port.AddressesAsync(_surroundings.Interrupted).ConfigureAwait(false));
        }

        return [.. addresses];
    }

    /// <summary>The program of an instance, called as the operator calls.</summary>
    public IProgram Program(string instance) =>
        RemoteContract.Open(ProgramRuntime.Instance, Kernel.Own<IInvocation>(), instance);

    /// <summary>Until somebody ends it.</summary>
    public Task WaitAsync() => _host.WaitForShutdownAsync();

    public async ValueTask DisposeAsync()
    {
        if (_started)
        {
            await _host.StopAsync().ConfigureAwait(false);
        }

        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>A disabled one is as it should be; one that waits for a requirement is not.</summary>
    private static bool IsWaiting(PluginStatus plugin) =>
        plugin.Name != InstanceModel.Host
        && plugin.State == PluginState.Installed
        && plugin.Reason != ReasonCode.Disabled.Text;
}
