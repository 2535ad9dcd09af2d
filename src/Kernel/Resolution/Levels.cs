namespace Mortise.Kernel.Resolution;

/// <summary>
/// Who can be resolved, by induction: on level 0 whoever must have nothing, on the next whoever is served from below.
/// What is in a circle of mandatory requirements, or above one, is on no level.
/// </summary>
internal sealed class Levels
{
    private const int None = -1;

    private readonly int[] _levels;

    private Levels(int count)
    {
        _levels = new int[count];
        Array.Fill(_levels, None);
    }

    public static Levels Find(InstanceSet set, DemandTable demands, ResolutionEffort effort)
    {
        var found = new Levels(set.Instances.Length);
        var missing = new int[set.Instances.Length];
        var ready = new Queue<int>();
        foreach (var (index, instance) in set.Instances.Index())
        {
            if (instance.IsBlocking && instance.Wanted == WantedState.Disabled)
            {
                continue;
            }

            missing[index] = instance.IsBlocking ? Await(index, demands, effort) : 0;
            if (missing[index] == 0)
            {
                found._levels[index] = 0;
                ready.Enqueue(index);
            }
        }

        while (ready.TryDequeue(out var provider))
        {
            foreach (var demand in demands.ServedBy(provider))
            {
                effort.Steps++;
                if (demand.IsSatisfied)
                {
                    continue;
                }

                demand.IsSatisfied = true;
                effort.Steps += demand.Waiting.Count;
                foreach (var consumer in demand.Waiting)
                {
                    if (--missing[consumer] == 0)
                    {
                        found._levels[consumer] = found._levels[provider] + 1;
                        ready.Enqueue(consumer);
                    }
                }
            }
        }

        return found;
    }

    public bool IsResolved(int instance) => _levels[instance] != None;

    public bool IsBelow(int provider, int consumer) => _levels[provider] < _levels[consumer];

    /// <summary>How many providers an instance must have; those that could come are awaited.</summary>
    private static int Await(int index, DemandTable demands, ResolutionEffort effort)
    {
        var count = 0;
        foreach (var requirement in demands.Of(index))
        {
            effort.Steps++;
            if (requirement.Contract.Cardinality != Cardinality.One)
            {
                continue;
            }

            count++;
            if (requirement.Barrier is null)
            {
                requirement.Demand.Waiting.Add(index);
            }
        }

        return count;
    }
}
