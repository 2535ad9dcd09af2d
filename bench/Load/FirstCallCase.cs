using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using McMaster.NETCore.Plugins;
using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;
using Mortise.Bench.Load.Peers;

namespace Mortise.Bench.Load;

/// <summary>From the first call to a plug-in of which nothing is loaded, to its answer; collectible.</summary>
internal sealed class FirstCallCase : Case
{
    private const string Ours = "first-call";
    private const string Bare = "bare-load-context";
    private const string Handed = "handed-over";
    private const string McMaster = "mcmaster";

    private readonly EchoPackages _packages = EchoPackages.Install(8, assembly: EchoPackages.Plain);
    private readonly HandedOver _handedOver = new();
    private readonly EchoHost _host;

    public FirstCallCase()
    {
        _host = EchoHost.Start(_packages);
        Contenders =
        [
            new(Ours, CallOurs), new(Handed, CallHandedOver), new(Bare, CallBare), new(McMaster, CallMcMaster),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("load-first-call", Ours, Handed, 2),
        Gate.Shown("load-first-call-bare", Ours, Bare),
        Gate.Time("load-first-call-mcmaster", Ours, McMaster, 0.9),
    ];

    public override int? Operations => _packages.Count;

    public override void Dispose()
    {
        _host.Dispose();
        _handedOver.Dispose();
        _packages.Dispose();
    }

    private TimeSpan CallOurs(int operations)
    {
        var ports = Enumerable.Range(0, operations).Select(_host.PortTo).ToArray();
        var start = Stopwatch.GetTimestamp();
        foreach (var port in ports)
        {
            if (port.AddAsync(1, 2).AsTask().GetAwaiter().GetResult() != 3)
            {
                throw new InvalidOperationException("wrong answer");
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(start);
        for (var index = 0; index < operations; index++)
        {
            _host.Remove(index);
            _host.Install(index);
        }

        Collections.Until(Collections.Contexts());
        return elapsed;
    }

    private TimeSpan CallHandedOver(int operations) => CallBare(operations, _handedOver.LoadAndCall);

    private TimeSpan CallBare(int operations) => CallBare(operations, BareContext.LoadAndCall);

    private TimeSpan CallBare(int operations, Func<EchoPackages, int, AssemblyLoadContext> load)
    {
        var elapsed = Load(operations);
        Collections.Until(Collections.Contexts());
        return elapsed;

        [MethodImpl(MethodImplOptions.NoInlining)]
        TimeSpan Load(int operations)
        {
            var contexts = new List<AssemblyLoadContext>();
            var start = Stopwatch.GetTimestamp();
            for (var index = 0; index < operations; index++)
            {
                contexts.Add(load(_packages, index));
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            contexts.ForEach(static context => context.Unload());
            return elapsed;
        }
    }

    private TimeSpan CallMcMaster(int operations)
    {
        var elapsed = Load(operations);
        Collections.Until(Collections.Contexts());
        return elapsed;

        [MethodImpl(MethodImplOptions.NoInlining)]
        TimeSpan Load(int operations)
        {
            var loaders = new List<PluginLoader>();
            var start = Stopwatch.GetTimestamp();
            for (var index = 0; index < operations; index++)
            {
                loaders.Add(McMasterLoader.LoadAndCall(_packages, index));
            }

            var elapsed = Stopwatch.GetElapsedTime(start);
            loaders.ForEach(static loader => loader.Dispose());
            return elapsed;
        }
    }
}
