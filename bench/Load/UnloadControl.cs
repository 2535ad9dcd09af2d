using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;
using Mortise.Bench.Load.Peers;

namespace Mortise.Bench.Load;

/// <summary>The negative control of unloading: somebody holds the plug-in. Each gate must be missed.</summary>
internal sealed class UnloadControl : Case
{
    private const string Leaking = "held";
    private const string Bare = "bare-unload";

    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);
    private readonly List<AssemblyLoadContext> _held = [];
    private int _collections;
    private int _bareCollections;

    public UnloadControl() =>
        Contenders =
        [
            new(Leaking, _ => Unload(hold: true, out _collections)),
            new(Bare, _ => Unload(hold: false, out _bareCollections)),
        ];

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates => [Gate.Time("control-unload-leaking", Leaking, Bare, 1.5)];

    public override IReadOnlyList<ExactGate> ExactGates =>
        [new("control-unload-collections", "GCs", () => _collections - _bareCollections, 0)];

    public override int? Operations => 1;

    public override bool IsControl => true;

    public override void Dispose()
    {
        _held.Clear();
        _packages.Dispose();
    }

    private TimeSpan Unload(bool hold, out int collections)
    {
        var context = Load(hold);
        var start = Stopwatch.GetTimestamp();
        Unload(context[0]);
        collections = Collections.Until(context);
        var elapsed = Stopwatch.GetElapsedTime(start);
        _held.Clear();
        return elapsed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference[] Load(bool hold)
    {
        var context = BareContext.LoadAndCall(_packages, 0);
        if (hold)
        {
            _held.Add(context);
        }

        return [new WeakReference(context)];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Unload(WeakReference context) => ((AssemblyLoadContext)context.Target!).Unload();
}
