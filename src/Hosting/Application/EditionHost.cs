using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Hosting.Administration;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;
using Mortise.Hosting.Telemetry;
using Mortise.Hosting.Watching;
using Mortise.Kernel;
using Mortise.Wire;

namespace Mortise.Hosting.Application;

/// <summary>
/// An edition with the kernel that runs it. Made when the application first asks for a port or starts; whatever is
/// wrong with the edition is fatal then, and says all that was found.
/// </summary>
internal sealed class EditionHost
{
    private readonly HostDeployment _application;

    private EditionHost(
        Composition composition, DataDirectory data, HostDeployment application, Microkernel kernel)
    {
        _application = application;
        Composition = composition;
        Data = data;
        Kernel = kernel;
    }

    public Composition Composition { get; }

    public DataDirectory Data { get; }

    public Microkernel Kernel { get; }

    public required FolderPackages Packages { get; init; }

    /// <summary>Null when nothing is watched.</summary>
    public required FolderWatch? Watch { get; init; }

    /// <summary>
    /// Makes what the application provides. Not sooner: it may itself ask for ports, which need this host.
    /// </summary>
    public void MakeServices()
    {
        foreach (var provision in _application.Provides.OfType<ServiceProvision>())
        {
            provision.Make();
        }
    }

    public static EditionHost Create(
        MortiseBuilder mortise, IServiceProvider services, IHostEnvironment environment, IConfiguration? configuration)
    {
        // The content root is wherever the application was started from; plug-ins are where it was built to.
        var file = (mortise.EditionPath ?? configuration?["MortiseEdition"]) is { Length: > 0 } named
            ? Path.GetFullPath(named, environment.ContentRootPath)
            : Path.Combine(AppContext.BaseDirectory, EditionConfig.FileName);
        var edition = new EditionConfig(file)
        {
            Environment = environment.EnvironmentName,
            Section = configuration?.GetSection("Mortise"),
            Overrides = mortise.Overrides,
        }.Read();
        var data = (mortise.DataPath ?? configuration?["MortiseData"]) is { Length: > 0 } path
            ? DataDirectory.At(path)
            : DataDirectory.Default(edition.Name);
        edition = edition with { Watch = mortise.IsWatching ?? edition.Watch };
        if (!mortise.Developed.IsEmpty)
        {
            edition = edition with { Contracts = [data.Contracts, .. edition.Contracts] };
        }

        var plan = new WatchPlan(edition, mortise.Developed);
        var composition = Composition.Of(edition, data, plan.PackageFor);
        var time = services.GetRequiredService<TimeProvider>();
        var log = new KernelLog(services.GetRequiredService<ILoggerFactory>());
        mortise.Unloads.Told = log.Observe;
        Microkernel? kernel = null;
        var (packages, lazy) = (new FolderPackages(edition, data), new Lazy<Microkernel>(() => kernel!));
        var feed = new EventFeed(
            new UpdateMeter(services.GetRequiredService<IMeterFactory>(), new EffectLog(lazy, log)));
        var application = mortise.Deploy(services);
        application = application with
        {
            Provides =
            [
                .. application.Provides,
                .. HostContracts.Of(lazy, mortise.Unloads.Complete, packages, feed),
            ],
        };
        var config = new KernelConfig(edition.Name)
        {
            Isolation = [.. mortise.Isolation.Select(static level => new StateFolders(level))],
            Host = application,
            Groups = edition.Groups,
            Routes = edition.Routes,
            Format = MessagePackPayloadFormat.Instance,
            Strict = mortise.IsStrict ?? (edition.Strict || environment.IsDevelopment()),
            Deadlines = mortise.KernelDeadlines ?? edition.Deadlines,
            Time = time,
            DeadlineTime = DebuggerTime.Over(time, log.DeadlinesPause),
            Observer = feed,
        };
        var told = new WatchLog(services.GetRequiredService<ILoggerFactory>(), services.GetServices<IWatchObserver>());
        var uptake = new Uptake(lazy, packages, time, static () => Debugger.IsAttached);
        return new EditionHost(composition, data, application, kernel = new Microkernel(config))
        {
            Packages = packages,
            Watch = plan.IsEmpty ? null : new FolderWatch(plan, uptake, data, time, told.Observe),
        };
    }
}
