using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;
using Mortise.Bench.Load.Peers;

namespace Mortise.Bench.Load;

/// <summary>
/// From the moment that a plug-in's code is given up, to the proof that it has left the process; both sides collect
/// until it has. The whole removal, with the stop and the routes of others that are led anew, is shown.
/// </summary>
internal sealed class UnloadCase : Case
{
    private const string Ours = "unload";
    private const string Whole = "remove";
    private const string Bare = "bare-unload";

    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);
    private readonly EchoHost _host;
    private int _collections;
    private int _bareCollections;
    private TimeSpan _whole;

    public UnloadCase()
    {
        _host = EchoHost.Start(_packages);
        Contenders =
        [
            new(Ours, UnloadOurs) { Beside = () => [new(Whole, _whole.TotalNanoseconds)] },
            new(Bare, UnloadBare),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates =>
    [
        Gate.Time("unload-confirmed", Ours, Bare, 1.5),
        Gate.Shown("unload-confirmed-removal", Whole, Bare),
    ];

    public override IReadOnlyList<ExactGate> ExactGates =>
    [
        new("unload-collections-more-than-bare", "GCs", () => _collections - _bareCollections, 0),
        new("unload-still-there", "contexts", () => Collections.Contexts().Length, 0),
    ];

    public override int? Operations => 4;

    public override void Dispose()
    {
        _host.Dispose();
        _packages.Dispose();
    }

    private TimeSpan UnloadOurs(int operations)
    {
        var (elapsed, whole) = (TimeSpan.Zero, TimeSpan.Zero);
        _collections = 0;
        for (var operation = 0; operation < operations; operation++)
        {
            _ = _host.PortTo(0).AddAsync(1, 2).AsTask().GetAwaiter().GetResult();
            var contexts = Collections.Contexts();
            var start = Stopwatch.GetTimestamp();
            _host.Remove(0);
            var givenUp = Stopwatch.GetTimestamp();
            _collections += Collections.Until(contexts);
            elapsed += Stopwatch.GetElapsedTime(givenUp);
            whole += Stopwatch.GetElapsedTime(start);
            _host.Install(0);
        }

        _whole = whole / operations;
        return elapsed;
    }

    private TimeSpan UnloadBare(int operations)
    {
        var elapsed = TimeSpan.Zero;
        _bareCollections = 0;
        for (var operation = 0; operation < operations; operation++)
        {
            Load();
            var contexts = Collections.Contexts();
            var start = Stopwatch.GetTimestamp();
            Unload(contexts[0]);
            _bareCollections += Collections.Until(contexts);
            elapsed += Stopwatch.GetElapsedTime(start);
        }

        return elapsed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Load() => GC.KeepAlive(BareContext.LoadAndCall(_packages, 0));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Unload(WeakReference context) =>
        ((System.Runtime.Loader.AssemblyLoadContext)context.Target!).Unload();
}
