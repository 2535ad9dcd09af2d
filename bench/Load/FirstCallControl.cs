using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mortise.Bench.Harness;
using Mortise.Bench.Load.Installed;
using Mortise.Bench.Load.Peers;

namespace Mortise.Bench.Load;

/// <summary>The negative control of loading: a host of its own for each plug-in. Its gate must be missed.</summary>
internal sealed class FirstCallControl : Case
{
    private const string Slow = "host-for-each";
    private const string Bare = "bare-load-context";

    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);

    public FirstCallControl() => Contenders = [new(Slow, CallSlow), new(Bare, CallBare)];

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates => [Gate.Time("control-load-host-for-each", Slow, Bare, 1.3)];

    public override int? Operations => 1;

    public override bool IsControl => true;

    public override void Dispose() => _packages.Dispose();

    private TimeSpan CallSlow(int operations)
    {
        var start = Stopwatch.GetTimestamp();
        var host = EchoHost.Start(_packages);
        _ = host.PortTo(0).AddAsync(1, 2).AsTask().GetAwaiter().GetResult();
        var elapsed = Stopwatch.GetElapsedTime(start);
        host.Dispose();
        Collections.Until(Collections.Contexts());
        return elapsed;
    }

    private TimeSpan CallBare(int operations)
    {
        var elapsed = Load();
        Collections.Until(Collections.Contexts());
        return elapsed;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TimeSpan Load()
    {
        var start = Stopwatch.GetTimestamp();
        var context = BareContext.LoadAndCall(_packages, 0);
        var elapsed = Stopwatch.GetElapsedTime(start);
        context.Unload();
        return elapsed;
    }
}
