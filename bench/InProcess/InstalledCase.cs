using Mortise.Bench.Contracts;
using Mortise.Bench.Harness;
using Mortise.Bench.InProcess.Installed;

namespace Mortise.Bench.InProcess;

/// <summary>What a call costs when many plug-ins are installed beside its provider.</summary>
internal sealed class InstalledCase : Case
{
    private const string Many = "port-among-10000";
    private const string Few = "port-among-10";
    private readonly EchoHost _few;
    private readonly EchoHost _many;

    public InstalledCase()
    {
        var provider = LoadedEcho.Resident(new Turnstile());
        _few = new EchoHost(provider, 10);
        _many = new EchoHost(provider, 10_000);
        Contenders =
        [
            new(Many, new CallLoop<AmongMany>(_many.Port).Run),
            new(Few, new CallLoop<AmongFew>(_few.Port).Run),
        ];
    }

    public override IReadOnlyList<Contender> Contenders { get; }

    public override IReadOnlyList<Gate> Gates => [Gate.Time("call-among-10000-plugins", Many, Few, 1.1)];

    public override void Dispose()
    {
        _few.Dispose();
        _many.Dispose();
    }
}
