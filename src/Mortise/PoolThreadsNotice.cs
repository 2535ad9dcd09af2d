using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Mortise.Isolation.InProcess;

namespace Mortise;

/// <summary>Says once, as the application starts, that its pool's threads end (MT3231).</summary>
internal sealed partial class PoolThreadsNotice(ILogger<PoolThreadsNotice> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!PoolThreads.AreKept)
        {
            Say("MT3231", PoolThreads.Setting);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(
        1,
        LogLevel.Warning,
        "Idle threads of this application's pool end ({Code}). On this runtime that can crash the process after a "
            + "plug-in was updated, stopped or removed. Set {Setting} to -1 in its runtimeconfig.json.")]
    private partial void Say(string code, string setting);
}
