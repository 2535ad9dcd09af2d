using Mortise.Kernel.Resolution;
using Mortise.Kernel.Tests.Lifecycle.Fakes;
using Mortise.Updates;
using Xunit;

namespace Mortise.Kernel.Tests.Updates;

/// <summary>An update that has begun, and how to meet it at a phase.</summary>
internal sealed class GivenUpdate
{
    private readonly IUpdates _updates;
    private readonly string _id;

    public GivenUpdate(FakeHost host, InstanceModel model)
    {
        _updates = host.Kernel.Own<IUpdates>();
        var begun = host.Kernel.Update(FakeHost.Deploy(model));
        Assert.Null(begun.Refusal);
        _id = begun.Value!.Id;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<UpdateReport> ReportAsync() =>
        (await _updates.ListAsync(Token)).Single(update => update.Id == _id);

    public async Task<UpdateReport> CancelAsync() => await _updates.CancelAsync(_id, Token);

    public async Task<UpdateReport> PromoteAsync() => await _updates.PromoteAsync(_id, Token);

    /// <summary>Ends while the update is in the phase.</summary>
    public async Task WhenAsync(UpdatePhase phase)
    {
        await foreach (var report in _updates.WatchAsync(_id, Token))
        {
            if (report.Phase == phase && report.Steps[^1].Outcome.Length == 0)
            {
                return;
            }
        }

        Assert.Fail($"The update ended before it came to {phase}: {(await ReportAsync()).Explanation}");
    }

    public async Task<UpdateReport> EndAsync()
    {
        UpdateReport? last = null;
        await foreach (var report in _updates.WatchAsync(_id, Token))
        {
            last = report;
        }

        return last!;
    }
}
