using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Kernel.Updates;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

/// <summary>An update that has begun, and how to meet it at a phase.</summary>
internal sealed class GivenUpdate
{
    private readonly UpdateTransaction _update;

    public GivenUpdate(FakeHost host, InstanceModel model, CanaryPlan? canary = null)
        : this(host, FakeHost.Deploy(model), canary)
    {
    }

    public GivenUpdate(FakeHost host, PluginDeployment deployment, CanaryPlan? canary = null)
    {
        var begun = host.Kernel.Update(deployment, canary);
        Assert.Null(begun.Refusal);
        _update = begun.Value!;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public UpdateReport Report() => _update.Report();

    public async Task<UpdateReport> CancelAsync()
    {
        _update.Cancel();
        await _update.Ended.WaitAsync(Token);
        return Report();
    }

    public async Task<UpdateReport> PromoteAsync()
    {
        _update.Promote();
        await _update.Ended.WaitAsync(Token);
        return Report();
    }

    /// <summary>Ends while the update is in the phase.</summary>
    public async Task WhenAsync(UpdatePhase phase)
    {
        await foreach (var report in _update.WatchAsync(Token))
        {
            if (report.Phase == phase && report.Steps[^1].Outcome.Length == 0)
            {
                return;
            }
        }

        Assert.Fail($"The update ended before it came to {phase}: {Report().Explanation}");
    }

    /// <summary>Ends when the two versions share the calls.</summary>
    public async Task WhenSharedAsync()
    {
        await foreach (var report in _update.WatchAsync(Token))
        {
            if (report.Canary is not null)
            {
                return;
            }
        }

        Assert.Fail($"The update ended without a canary: {Report().Explanation}");
    }

    public async Task<UpdateReport> EndAsync()
    {
        UpdateReport? last = null;
        await foreach (var report in _update.WatchAsync(Token))
        {
            last = report;
        }

        return last!;
    }
}
