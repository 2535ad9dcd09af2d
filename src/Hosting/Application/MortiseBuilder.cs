using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Mortise.Administration;
using Mortise.Gateways;
using Mortise.Hosting.Application;
using Mortise.Hosting.Sockets;
using Mortise.Hosting.Telemetry;
using Mortise.Hosting.Watching;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Hosting;

/// <summary>
/// Says what an application provides to plug-ins, what it requires of them, and where its edition is. Used while the
/// application is being configured, by one thread.
/// </summary>
public sealed class MortiseBuilder
{
    private readonly List<Func<IServiceProvider, Provision>> _provides = [];
    private readonly List<HostRequirement> _requires = [];
    private readonly List<IIsolationHost> _isolation = [];
    private readonly List<Assembly> _contracts = [];
    private bool _mounts;
    private bool _isDeployed;

    internal MortiseBuilder(IServiceCollection services) => Services = services;

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    internal UnloadLedger Unloads { get; } = new();

    internal string? EditionPath { get; private set; }

    internal string? DataPath { get; private set; }

    internal ImmutableArray<string> Overrides { get; private set; } = [];

    internal bool? IsStrict { get; private set; }

    internal bool? IsWatching { get; private set; }

    internal ImmutableArray<DevelopedPlugin> Developed { get; private set; } = [];

    internal KernelDeadlines? KernelDeadlines { get; private set; }

    internal ImmutableArray<IIsolationHost> Isolation => [.. _isolation];

    /// <summary>The contract assemblies that the application itself uses.</summary>
    public ImmutableArray<Assembly> ContractAssemblies => [.. _contracts.Distinct()];

    /// <summary>
    /// Reads this edition file in place of the one that the configuration key <c>MortiseEdition</c> names, or else
    /// <c>edition.json</c> beside the application's assembly. A relative path is meant from the content root.
    /// </summary>
    public MortiseBuilder Edition(string path)
    {
        EditionPath = path;
        return this;
    }

    /// <summary>
    /// Keeps state here in place of the folder that the configuration key <c>MortiseData</c> names, or else the
    /// platform's folder for application data.
    /// </summary>
    public MortiseBuilder Data(string directory)
    {
        DataPath = directory;
        return this;
    }

    /// <summary>
    /// Sends every call through the codec, as across a boundary, so that nothing works here that would fail at another
    /// isolation level. On by default in the environment <c>Development</c>.
    /// </summary>
    public MortiseBuilder Strict(bool strict = true)
    {
        IsStrict = strict;
        return this;
    }

    /// <summary>Lays the operator's own words over the edition, such as <c>plugins.snail.rank=1</c>.</summary>
    public MortiseBuilder Override(params ImmutableArray<string> overrides)
    {
        Overrides = [.. Overrides, .. overrides];
        return this;
    }

    /// <summary>
    /// Watches the edition's sources, in place of what its key <c>watch</c> says: an instance is updated when another
    /// build of its plug-in is copied there.
    /// </summary>
    public MortiseBuilder Watch(bool watch = true)
    {
        IsWatching = watch;
        return this;
    }

    /// <summary>
    /// Takes a plug-in from the folder that its author builds to, and updates it after each good build. Nothing is
    /// loaded from that folder, so that a build never finds a file in use.
    /// </summary>
    public MortiseBuilder Develop(DevelopedPlugin plugin)
    {
        Developed = [.. Developed, plugin];
        return this;
    }

    /// <summary>Changes how long the kernel waits for plug-ins.</summary>
    public MortiseBuilder Deadlines(KernelDeadlines deadlines)
    {
        KernelDeadlines = deadlines;
        return this;
    }

    /// <summary>Lets plug-ins run at an isolation level.</summary>
    public MortiseBuilder Isolate(IIsolationHost isolation)
    {
        _isolation.Add(isolation);
        return this;
    }

    /// <summary>
    /// Where an isolation level tells what came of code that was given up: it is logged, counted and shown. Safe for
    /// concurrent use.
    /// </summary>
    public void NoteUnload(GenerationUnload unload) => Unloads.Note(unload);

    /// <summary>Provides a contract to plug-ins by a singleton of the application.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TService">The class that implements it; added to the services as a singleton if it is not
    /// there.</typeparam>
    public MortiseBuilder Provides<
        TContract,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TService>()
        where TContract : class
        where TService : class, TContract
    {
        Services.TryAddSingleton<TService>();
        return Provides<TContract>(static services => services.GetRequiredService<TService>());
    }

    /// <summary>Provides a contract to plug-ins by an object that is made when the host starts.</summary>
    public MortiseBuilder Provides<TContract>(Func<IServiceProvider, TContract> create)
        where TContract : class
    {
        var contract = RuntimeOf<TContract>();
        _provides.Add(services => new ServiceProvision(contract, new Lazy<object>(() => create(services))));
        return this;
    }

    /// <summary>
    /// Requires a contract of plug-ins. DI then gives the contract at any time; until a provider is there, calls are
    /// answered with <see cref="UnavailableException"/>.
    /// </summary>
    public MortiseBuilder Requires<TContract>()
        where TContract : class =>
        Requires<TContract>(Many.One);

    /// <summary>
    /// Requires a contract of plug-ins. DI then gives the contract, or <see cref="Ports{TContract}"/> of it, at any
    /// time; until a provider is there, calls are answered with <see cref="UnavailableException"/>.
    /// </summary>
    public MortiseBuilder Requires<TContract>(Many many)
        where TContract : class
    {
        var cardinality = many == Many.Live ? Cardinality.Many : Cardinality.Optional;
        var index = _requires.Count;
        _requires.Add(new HostRequirement(RuntimeOf<TContract>(), cardinality));
        if (many == Many.Live)
        {
            Services.AddSingleton(services => (Ports<TContract>)Requirement(services, index));
        }
        else
        {
            Services.AddSingleton(services => (Optional<TContract>)Requirement(services, index));
            Services.AddSingleton(static services => services.GetRequiredService<Optional<TContract>>().Port);
        }

        return this;
    }

    /// <summary>
    /// Requires the provider instance of that name; DI gives the contract as a service with that key.
    /// </summary>
    public MortiseBuilder Requires<TContract>(string key)
        where TContract : class
    {
        var index = _requires.Count;
        _requires.Add(new HostRequirement(RuntimeOf<TContract>(), Cardinality.Optional, key));
        Services.AddKeyedSingleton(key, (services, _) => ((Optional<TContract>)Requirement(services, index)).Port);
        return this;
    }

    /// <summary>
    /// Requires the entrances of gateways (<c>mortise.http/1</c>), which are mounted into the application.
    /// <c>MapMortise</c> says this itself. To be called only by an application that asks for ports, and thereby has the
    /// kernel made, before it maps.
    /// </summary>
    /// <exception cref="InvalidOperationException">The kernel has been made without it.</exception>
    public MortiseBuilder Mounts()
    {
        if (_isDeployed && !_mounts)
        {
            throw new InvalidOperationException("A gateway is mounted, and the application has asked for ports before, "
                + "so that its kernel was made without the route to gateways. Call MapMortise before that, or call "
                + "Mounts() in AddMortise(mortise => …).");
        }

        _mounts = true;
        return this;
    }

    internal HostDeployment Deploy(IServiceProvider services)
    {
        _isDeployed = true;
        return new(
            [new SocketsProvision(), .. _provides.Select(provide => provide(services))],
            _mounts ? [.. _requires, .. Entrances] : [.. _requires]);
    }

    /// <summary>What mounts look for in the container; they become known only when it has been built.</summary>
    internal void AddEntrances()
    {
        Services.TryAddSingleton(services => (Optional<IHttpEntrance>)Entrance(services, 0));
        Services.TryAddSingleton(services => (Ports<IHttpEntrance>)Entrance(services, 1));
    }

    private static HostRequirement[] Entrances =>
    [
        new(HttpEntranceRuntime.Instance, Cardinality.Optional),
        new(HttpEntranceRuntime.Instance, Cardinality.Many),
    ];

    private ContractRuntime RuntimeOf<TContract>()
    {
        _contracts.Add(typeof(TContract).Assembly);
        return ContractRuntimes.Of(typeof(TContract));
    }

    private object Entrance(IServiceProvider services, int nth)
    {
        Mounts();
        return Requirement(services, _requires.Count + nth);
    }

    private static object Requirement(IServiceProvider services, int index) =>
        services.GetRequiredService<Microkernel>().HostRequirement(index);
}
