using System.Collections.Immutable;
using Market.Page;
using Market.Strategies;
using Mortise;
using Mortise.Administration;

namespace Market.Web;

/// <summary>Who is there. Used by one caller at a time.</summary>
internal sealed class Roster(IInspection inspection, Ports<IStrategy> strategies)
{
    private const string Host = "host";
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    private ImmutableDictionary<string, PresentStrategy> _known = ImmutableDictionary<string, PresentStrategy>.Empty;

    public async ValueTask<Presence> ReadAsync(CancellationToken cancellation)
    {
        var plugins = (await inspection.ListAsync(cancellation))
            .Where(static plugin => plugin.Isolation != Host)
            .Select(static plugin => new PresentPlugin(
                plugin.Name, plugin.Plugin, plugin.Version, plugin.State, plugin.Generation, plugin.Explanation))
            .ToImmutableArray();
        var generations = plugins.ToDictionary(static plugin => plugin.Name, static plugin => plugin.Generation);
        var present = ImmutableArray.CreateBuilder<PresentStrategy>();
        foreach (var (name, strategy) in strategies.Snapshot)
        {
            if (await AskAsync(name, generations.GetValueOrDefault(name), strategy, cancellation) is { } answer)
            {
                present.Add(answer);
            }
        }

        _known = present.ToImmutableDictionary(static strategy => strategy.Name);
        return new(plugins, present.ToImmutable());
    }

    /// <summary>Null when it cannot be asked, because then it is not among those that can.</summary>
    private async ValueTask<PresentStrategy?> AskAsync(
        string name, int generation, IStrategy strategy, CancellationToken cancellation)
    {
        if (_known.TryGetValue(name, out var known) && known.Generation == generation)
        {
            return known;
        }

        try
        {
            var description = await strategy.DescribeAsync(cancellation).AsTask().WaitAsync(_patience, cancellation);
            return new(name, generation, description);
        }
        catch (Exception error) when (error is CallException or TimeoutException)
        {
            return null;
        }
    }
}
