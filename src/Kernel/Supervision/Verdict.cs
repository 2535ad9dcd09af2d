using System.Collections.Immutable;
using Mortise.Kernel.Lifecycle;

namespace Mortise.Kernel.Supervision;

/// <summary>What becomes of an instance that failed.</summary>
/// <param name="After">How long its restart waits; null when it is quarantined.</param>
/// <param name="Sharers">Who else runs and shares its fate, in the order in which they became active.</param>
internal sealed record Verdict(TimeSpan? After, ImmutableArray<PluginInstance> Sharers)
{
    /// <summary>Decides, and counts the restart. Under the kernel's lock.</summary>
    /// <param name="failed">Faulted, meant to run, and not temporary.</param>
    /// <param name="all">All instances.</param>
    /// <param name="groups">The groups, and the restarts of each.</param>
    /// <param name="now">The time.</param>
    public static Verdict Of(
        PluginInstance failed,
        IEnumerable<PluginInstance> all,
        IReadOnlyDictionary<string, (GroupSpec Spec, RestartHistory Restarts)> groups,
        DateTimeOffset now)
    {
        var child = failed.Deployment.Supervision;
        var strategy = groups.TryGetValue(child.Group, out var own) ? own.Spec.Strategy : RestartStrategy.OneForOne;
        var sharers = strategy switch
        {
            RestartStrategy.OneForAll => MembersOf(child.Group),
            RestartStrategy.RestForOne => [.. MembersOf(child.Group).Where(other => other.Order > failed.Order)],
            _ => [],
        };
        if (failed.Restarts.TryAdd(child.Intensity, now))
        {
            return new Verdict(child.Delay(failed.Restarts.Count, failed.Name), sharers);
        }

        for (var name = child.Group; groups.TryGetValue(name, out var group); name = group.Spec.Parent)
        {
            if (group.Restarts.TryAdd(group.Spec.Intensity, now))
            {
                // A new beginning for all of them.
                failed.Restarts.Clear();
                return new Verdict(child.Delay(group.Restarts.Count, name), MembersOf(name));
            }
        }

        return new Verdict(null, sharers);

        ImmutableArray<PluginInstance> MembersOf(string group) =>
        [
            .. all.Where(other => other != failed && other.Running is not null && IsWithin(other, group))
                .OrderBy(static other => other.Order),
        ];

        bool IsWithin(PluginInstance other, string group)
        {
            var name = other.Deployment.Supervision.Group;
            while (name != group && groups.TryGetValue(name, out var outer))
            {
                name = outer.Spec.Parent;
            }

            return name == group;
        }
    }
}
