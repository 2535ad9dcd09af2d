using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Updates;
using Mortise.Updates;

namespace Mortise.Kernel.Administration;

/// <summary>Lets those who are granted it update plug-ins.</summary>
internal sealed class Updating(UpdateTable updates) : IUpdates
{
    public ValueTask<UpdateReport> BeginAsync(UpdateRequest request, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public ValueTask<ImmutableArray<UpdateReport>> ListAsync(CancellationToken cancellation = default) =>
        new(updates.Reports);

    public IAsyncEnumerable<UpdateReport> WatchAsync(string id, CancellationToken cancellation = default) =>
        Find(id).WatchAsync(cancellation);

    public async ValueTask<UpdateReport> CancelAsync(string id, CancellationToken cancellation = default)
    {
        var update = Find(id);
        update.Cancel();
        await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        return update.Report();
    }

    public async ValueTask<UpdateReport> PromoteAsync(string id, CancellationToken cancellation = default)
    {
        var update = Find(id);
        update.Promote();
        await update.Ended.WaitAsync(cancellation).ConfigureAwait(false);
        return update.Report();
    }

    private UpdateTransaction Find(string id)
    {
        var found = updates.Find(id);
        return found.IsRefused
            ? throw new RefusedException(found.Refusal.Code, found.Refusal.Explanation)
            : found.Value;
    }
}
