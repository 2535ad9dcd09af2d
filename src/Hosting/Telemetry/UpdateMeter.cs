using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mortise.Kernel;
using Mortise.Updates;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// Measures each update when it has ended, then passes on. Labels are the plug-in instance and the result.
/// </summary>
internal sealed class UpdateMeter(IMeterFactory meters, IKernelObserver next) : IKernelObserver
{
    private readonly Counter<long> _updates = meters.Create(KernelMeter.Name).CreateCounter<long>(
        "mortise.updates", "{update}", "Updates that ended, per plug-in and result: committed or rolledback.");

    private readonly Histogram<double> _duration = meters.Create(KernelMeter.Name).CreateHistogram<double>(
        "mortise.update.duration", "s", "How long updates took, per plug-in and result.");

    private readonly Histogram<double> _wait = meters.Create(KernelMeter.Name).CreateHistogram<double>(
        "mortise.update.gate.wait", "s", "The longest that a call waited at the gate of an update, per plug-in.");

    public void Observe(KernelRecord record)
    {
        if (record is KernelRecord.Update { Report: { State: not UpdateState.Running } report } update)
        {
            var result = report.State == UpdateState.Committed ? "committed" : "rolledback";
            var tags = new TagList { { "plugin", update.Plugin }, { "result", result } };
            _updates.Add(1, tags);
            _duration.Record((update.At - report.Steps[0].At).TotalSeconds, tags);
            if (report.Steps.Any(static step => step.Phase == UpdatePhase.Gate))
            {
                _wait.Record(report.LongestWait.TotalSeconds, new TagList { { "plugin", update.Plugin } });
            }
        }

        next.Observe(record);
    }
}
