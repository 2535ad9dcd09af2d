using Mortise.Hosting.Discovery;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// Says, when an update has been committed, which settings of the edition have no effect any more, then passes on.
/// </summary>
internal sealed class EffectLog(Lazy<Microkernel> kernel, KernelLog log) : IKernelObserver
{
    public void Observe(KernelRecord record)
    {
        log.Observe(record);
        if (record is KernelRecord.Update { Report.State: UpdateState.Committed }
            && kernel.Value.DeploymentOf(record.Plugin) is { } deployment)
        {
            foreach (var setting in Obstacles.Of(deployment))
            {
                log.Observe(setting);
            }
        }
    }
}
