using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Mortise.Administration;
using Mortise.Kernel.Isolation;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// One loaded generation. The kernel drives it through the steps one at a time; after <see cref="Unload"/> nothing here
/// refers to the plug-in any more.
/// </summary>
internal sealed class PluginGeneration : IGeneration
{
    private readonly LoadRequest _request;
    private readonly FaultBoundary _boundary;
    private readonly UnloadWatch _unloads;
    private PluginLoadContext? _context;
    private PluginFactory? _factory;
    private BoundManifest? _manifest;
    private object? _plugin;

    private PluginGeneration(
        LoadRequest request,
        FaultBoundary boundary,
        UnloadWatch unloads,
        PluginLoadContext context,
        PluginFactory factory,
        BoundManifest manifest)
    {
        _request = request;
        _boundary = boundary;
        _unloads = unloads;
        _context = context;
        _factory = factory;
        _manifest = manifest;
    }

    public ImmutableArray<ContractRuntime> Requires => _manifest?.Requires ?? [];

    public ImmutableArray<EventRuntime> Publishes => _manifest?.Publishes ?? [];

    public ImmutableArray<EventRuntime> Subscribes => _manifest?.Subscribes ?? [];

    public ImmutableArray<Provision> Provides { get; private set; } = [];

    public static PluginGeneration Load(
        LoadRequest request,
        FaultBoundary boundary,
        ContractContexts contracts,
        UnloadWatch unloads,
        Action<string, WeakReference>? made = null)
    {
        var package = request.Package;
        var file = Path.GetFullPath(Path.Combine(package.Directory, package.Assembly + ".dll"));
        if (!File.Exists(file))
        {
            throw new FaultException(
                "MT2103",
                $"The plug-in '{request.Instance}' cannot be loaded: its assembly '{file}' does not exist. Its "
                + "folder is incomplete; build or install it again.");
        }

        var collectible = request.Manifest.Unloading == Unloading.Collectible;
        var context = new PluginLoadContext(request, file, contracts, collectible);
        made?.Invoke(request.Instance, new WeakReference(context));
        try
        {
            var assembly = context.LoadPlugin(file);
            context.DemandFrameworks(assembly);
            DemandBuild(request, assembly, file);
            var manifest = new BoundManifest(request, context.ExportsFor(assembly));
            var factory = CreateFactory(request, assembly);
            manifest.Demand(factory);
            return new PluginGeneration(request, boundary, unloads, context, factory, manifest);
        }
        catch
        {
            context.Close();
            if (collectible)
            {
                GivenUp.Of(context, request, boundary, unloads);
            }

            throw;
        }
    }

    public Task ConstructAsync(
        ImmutableArray<object> requirements, ImmutableArray<object> publishers, CancellationToken cancellation) =>
        RunAsync("its constructor", () =>
        {
            var config = ReadConfig(_request.Config);
            var inputs = new GenerationInputs(_request, config, requirements, publishers);
            var plugin = _factory!.Create(inputs);
            _plugin = plugin;
            _manifest!.Demand(plugin);
            Provides = [.. _manifest.Provides.Select(contract =>
                new ObjectProvision(
                    contract, plugin, _request.Instance, MessagePackPayloadFormat.Instance, _request.Carrier))];
            return default;
        });

    public Task PrepareAsync(CancellationToken cancellation) => _plugin is IPrepare role
        ? RunAsync("prepare", () => role.PrepareAsync(cancellation))
        : Task.CompletedTask;

    public Task ActivateAsync(CancellationToken cancellation) => _plugin is IActivate role
        ? RunAsync("activate", () => role.ActivateAsync(cancellation))
        : Task.CompletedTask;

    public Task RunAsync(CancellationToken cancellation) => _plugin is IBackgroundWork role
        ? RunAsync("background work", async () =>
        {
            try
            {
                await role.RunAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                // That is how background work is asked to end.
            }
        })
        : Task.CompletedTask;

    public Task<HealthReport> CheckHealthAsync(CancellationToken cancellation) => _plugin is IReportHealth role
        ? _boundary.RunPooledAsync("its health probe", () => role.CheckHealthAsync(cancellation))
        : Task.FromResult(HealthReport.Healthy);

    public Task DeliverAsync(int subscription, object item, CancellationToken cancellation)
    {
        var (plugin, subscribes) = (_plugin, Subscribes);
        return plugin is null
            ? Task.CompletedTask
            : _boundary.RunPooledAsync(
                $"the event {subscribes[subscription].Model.Name}",
                async () =>
                {
                    await subscribes[subscription].DeliverAsync(plugin, item, cancellation).ConfigureAwait(false);
                    return true;
                });
    }

    public Task WarmUpAsync(CancellationToken cancellation)
    {
        var plugin = _plugin;
        return plugin is null ? Task.CompletedTask : RunAsync("its warm-up", () =>
        {
            WarmUp.Prepare(plugin);
            return default;
        });
    }

    public async Task<Payload> ExportAsync(int version, CancellationToken cancellation)
    {
        var (plugin, writer) = (_plugin!, MessagePackPayloadFormat.Instance.CreateWriter());
        Payload state = default;
        await RunAsync("the export of its state", async () =>
        {
            await _factory!.ExportAsync(plugin, version, writer, cancellation).ConfigureAwait(false);
            state = writer.Finish();
            DemandFaithful(plugin, version, state);
        }).ConfigureAwait(false);
        return state;
    }

    public Task ImportAsync(int version, Payload state, CancellationToken cancellation) =>
        RunAsync("the import of a state", () =>
        {
            var plugin = _plugin!;
            DemandFaithful(plugin, version, state);
            return _factory!.ImportAsync(plugin, version, state.Read(), cancellation);
        });

    public Task ForgetAsync(CancellationToken cancellation) => _plugin is { } plugin
        ? RunAsync("forgetting its state", () => _factory!.ForgetAsync(plugin, cancellation))
        : Task.CompletedTask;

    public Task<bool> ReconfigureAsync(ReadOnlyMemory<byte> config, CancellationToken cancellation)
    {
        var (plugin, factory) = (_plugin!, _factory!);
        return _boundary.AskAsync(
            "taking another configuration", () => factory.ReconfigureAsync(plugin, ReadConfig(config), cancellation));
    }

    public Task DrainAsync(CancellationToken cancellation) => _plugin is IDrain role
        ? RunAsync("drain", () => role.DrainAsync(cancellation))
        : Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellation)
    {
        var plugin = _plugin;
        return plugin is IStop or IAsyncDisposable or IDisposable
            ? RunAsync("stop", () => StopAsync(plugin, cancellation))
            : Task.CompletedTask;
    }

    public UnloadState Unload()
    {
        var context = Interlocked.Exchange(ref _context, null);
        _plugin = null;
        _factory = null;
        _manifest = null;
        Provides = [];
        if (context is null)
        {
            return UnloadState.NotLoaded;
        }

        context.Close();
        if (!context.IsCollectible)
        {
            return UnloadState.Resident;
        }

        GivenUp.Of(context, _request, _boundary, _unloads);
        return UnloadState.Pending;
    }

    /// <summary>A state of an older version must be the same again after its conversion up and down.</summary>
    private void DemandFaithful(object plugin, int version, Payload state)
    {
        var factory = _factory!;
        if (version == factory.StateVersions[0])
        {
            return;
        }

        var again = state.Format.CreateWriter();
        factory.Convert(plugin, version, state.Read(), again);
        if (!again.Finish().Bytes.Span.SequenceEqual(state.Bytes.Span))
        {
            throw new FaultException(
                "MT2110",
                $"The plug-in '{_request.Instance}' does not convert its state faithfully: version {version} of it, "
                + "converted up and down again, is not what it was, so that nobody could return to the older version. "
                + "Correct its IConvertState.");
        }
    }

    private static async ValueTask StopAsync(object plugin, CancellationToken cancellation)
    {
        try
        {
            if (plugin is IStop role)
            {
                await role.StopAsync(cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            if (plugin is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else if (plugin is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }

    /// <summary>The host resolved by the manifest, so it does not run other code than the manifest is of.</summary>
    private static void DemandBuild(LoadRequest request, Assembly assembly, string file)
    {
        if (assembly.ManifestModule.ModuleVersionId != request.Package.BuildId)
        {
            throw BoundManifest.Unfit(
                request.Instance, $"'{file}' is of another build than the one that the manifest names");
        }
    }

    /// <summary>Its constructor is not run: it does nothing, and would be compiled at each load.</summary>
    private static PluginFactory CreateFactory(LoadRequest request, Assembly assembly)
    {
        var type = assembly.GetType(request.Package.Factory);
        return type?.IsSubclassOf(typeof(PluginFactory)) == true
            ? (PluginFactory)RuntimeHelpers.GetUninitializedObject(type)
            : throw BoundManifest.Unfit(
                request.Instance,
                $"it names the factory '{request.Package.Factory}', and the assembly has no factory of that name");
    }

    private object? ReadConfig(ReadOnlyMemory<byte> json)
    {
        try
        {
            var reader = JsonPayloadFormat.Instance.CreateReader(json.IsEmpty ? "{}"u8.ToArray() : json);
            var config = _factory!.ReadConfig(reader);
            reader.End();
            return config;
        }
        catch (PayloadException problem)
        {
            throw new FaultException(
                "MT2104",
                $"The configuration of the plug-in '{_request.Instance}' is not valid: {problem.Message} Correct "
                + "'config' of this instance in the edition file.");
        }
    }

    private Task RunAsync(string step, Func<ValueTask> body) => _boundary.RunAsync(step, body);
}
