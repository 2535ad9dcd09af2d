using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// Finds the decisive reason of what is not resolved: a chain of unresolved providers is followed to its root, and only
/// the two ends of it are named.
/// </summary>
internal sealed class Blame(InstanceSet set, DemandTable demands)
{
    private readonly Verdict?[] _verdicts = new Verdict?[set.Instances.Length];

    /// <summary>Why an instance that is on no level cannot start.</summary>
    public Refusal Of(int instance) => VerdictOf(instance).ToRefusal();

    /// <summary>Why a requirement has no provider.</summary>
    public Verdict Against(int instance, Requirement requirement) =>
        DirectAgainst(instance, requirement)
        ?? Indirect(instance, requirement, VerdictOf(FirstCandidate(instance, requirement)!.Index));

    private static Offer? FirstCandidate(int instance, Requirement requirement) =>
        requirement.Demand.Candidates.FirstOrDefault(offer => offer.Index != instance);

    private Verdict VerdictOf(int instance)
    {
        var path = new List<(int Instance, Requirement Requirement)>();
        var places = new Dictionary<int, int>();
        while (_verdicts[instance] is null)
        {
            if (places.TryGetValue(instance, out var start))
            {
                CloseCycle([.. path[start..].Select(static step => step.Instance)]);
                path.RemoveRange(start, path.Count - start);
            }
            else if (FindDirect(instance, out var indirect) is { } verdict)
            {
                _verdicts[instance] = verdict;
            }
            else
            {
                places[instance] = path.Count;
                path.Add((instance, indirect));
                instance = FirstCandidate(instance, indirect)!.Index;
            }
        }

        var found = _verdicts[instance]!;
        for (var step = path.Count - 1; step >= 0; step--)
        {
            found = Indirect(path[step].Instance, path[step].Requirement, found);
            _verdicts[path[step].Instance] = found;
        }

        return found;
    }

    /// <summary>A reason of the instance's own, else the first requirement whose providers are to blame.</summary>
    private Verdict? FindDirect(int instance, out Requirement indirect)
    {
        indirect = default;
        var model = set.Instances[instance];
        if (model.Wanted == WantedState.Disabled)
        {
            return new Verdict(
                ReasonCode.Disabled,
                $"'{model.Name}' is disabled, by the edition or by an operator. Start it if it is to run.",
                [model.Name]);
        }

        foreach (var requirement in demands.Of(instance))
        {
            if (requirement.Contract.Cardinality != Cardinality.One
                || requirement is { Barrier: null, Demand.IsSatisfied: true })
            {
                continue;
            }

            if (DirectAgainst(instance, requirement) is { } verdict)
            {
                return verdict;
            }

            indirect = indirect.Demand is null ? requirement : indirect;
        }

        return null;
    }

    private Verdict? DirectAgainst(int instance, Requirement requirement)
    {
        var demand = requirement.Demand;
        Finding? finding;
        if (FirstCandidate(instance, requirement) is not null)
        {
            finding = requirement.Barrier is { } barrier ? Findings.Of(barrier, requirement.Contract) : null;
        }
        else if (demand.Candidates.Length == 0 && demand.Offers.All(offer => offer.Index != instance))
        {
            finding = demand.Finding ??= Findings.Of(demand, -1);
        }
        else
        {
            finding = Findings.Of(demand, instance);
        }

        return finding is null ? null : new Verdict(
            finding.Code,
            $"{Subject(instance, requirement)}, {finding.Clause}",
            [Name(instance), .. finding.Conflict, requirement.Contract.Contract.ToString()]);
    }

    private Verdict Indirect(int instance, Requirement requirement, Verdict provider)
    {
        var root = provider.Root ?? provider;
        var name = FirstCandidate(instance, requirement)!.Name;
        return new Verdict(
            ReasonCode.ProviderUnresolved,
            $"{Subject(instance, requirement)}, but its provider '{name}' cannot start. The cause: {root.Explanation}",
            [Name(instance), .. root.Conflict.Where(part => part != Name(instance))],
            root);
    }

    private void CloseCycle(int[] members)
    {
        // Instances are numbered by name, so that the circle is told from the same one whoever is asked about.
        var first = Array.IndexOf(members, members.Min());
        string[] names = [.. members[first..].Concat(members[..first]).Select(Name)];
        var circle = names.Length <= 8
            ? string.Join(" → ", names.Append(names[0]))
            : $"{string.Join(" → ", names[..4])} → … {names.Length - 5} more … → {names[^1]} → {names[0]}";
        var verdict = new Verdict(
            ReasonCode.MandatoryCycle,
            $"These require each other in a circle, so that none can start first: {circle}. Make one of the "
            + "requirements optional or many-valued, or let one be provided by a plug-in outside the circle.",
            [.. names]);
        foreach (var member in members)
        {
            _verdicts[member] = verdict;
        }
    }

    private string Subject(int instance, Requirement requirement) =>
        $"'{Name(instance)}' requires {requirement.Contract}";

    private string Name(int instance) => set.Instances[instance].Name;
}
