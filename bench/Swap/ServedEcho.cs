using Mortise.Bench.Contracts;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Swap;

/// <summary>A plug-in without a memory.</summary>
internal sealed class ServedEcho : IServed
{
    private readonly EchoPackages _packages = EchoPackages.Install(1, assembly: EchoPackages.Plain);
    private readonly EchoHost _host;

    public ServedEcho()
    {
        _host = EchoHost.Start(_packages);
        Port = _host.PortTo(0);
        _ = Port.AddAsync(1, 1, CancellationToken.None).AsTask().GetAwaiter().GetResult();
    }

    public IEcho Port { get; }

    public async ValueTask<bool> CallAsync(long number) =>
        await Port.AddAsync((int)number, 1, CancellationToken.None).ConfigureAwait(false) == (int)number + 1;

    public void Update() => _host.Update(0);

    /// <summary>What loses calls: the old one is removed, then the new one installed.</summary>
    public void Replace()
    {
        _host.Remove(0);
        _host.Install(0);
    }

    public void Dispose()
    {
        _host.Dispose();
        _packages.Dispose();
    }
}
