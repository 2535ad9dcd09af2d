using Microsoft.Extensions.Hosting;

namespace Mortise.Cli.Hosts;

/// <summary>Stops the host when the tool is interrupted: the tool hears the signals, the host drains.</summary>
internal sealed class SurroundingLifetime(Surroundings surroundings, IHostApplicationLifetime application)
    : IHostLifetime, IDisposable
{
    private CancellationTokenRegistration _interrupted;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        _interrupted = surroundings.Interrupted.Register(application.StopApplication);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _interrupted.Dispose();
}
