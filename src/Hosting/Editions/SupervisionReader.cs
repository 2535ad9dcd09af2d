using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Kernel.Supervision;

namespace Mortise.Hosting.Editions;

/// <summary>What an edition says about supervision.</summary>
internal static class SupervisionReader
{
    private static readonly (string Word, RestartKind Meaning)[] _kinds =
    [
        ("transient", RestartKind.Transient),
        ("permanent", RestartKind.Permanent),
        ("temporary", RestartKind.Temporary),
    ];

    private static readonly (string Word, RestartStrategy Meaning)[] _strategies =
    [
        ("oneForOne", RestartStrategy.OneForOne),
        ("oneForAll", RestartStrategy.OneForAll),
        ("restForOne", RestartStrategy.RestForOne),
    ];

    /// <summary>How an instance is supervised; the default when nothing is said.</summary>
    public static ChildSpec Child(ObjectReader plugin, ProblemList problems)
    {
        if (plugin.Object("supervision") is not { } reader)
        {
            return ChildSpec.Default;
        }

        var standard = ChildSpec.Default;
        var spec = new ChildSpec
        {
            Restart = reader.Choice("restart", _kinds) ?? standard.Restart,
            Intensity = Intensity(reader),
            Backoff = reader.Duration("backoff") ?? standard.Backoff,
            LongestBackoff = reader.Duration("longestBackoff") ?? standard.LongestBackoff,
            Group = reader.Text("group") ?? "",
        };
        reader.End();
        return spec;
    }

    public static ImmutableDictionary<string, GroupSpec> Groups(ObjectReader edition, ProblemList problems)
    {
        var groups = ImmutableDictionary.CreateBuilder<string, GroupSpec>(StringComparer.Ordinal);
        foreach (var (name, value) in edition.Members("groups"))
        {
            if (ObjectReader.Open(value, problems) is not { } reader)
            {
                continue;
            }

            groups[name] = new GroupSpec(reader.Choice("strategy", _strategies) ?? RestartStrategy.OneForOne)
            {
                Intensity = Intensity(reader),
                Parent = reader.Text("parent") ?? "",
            };
            reader.End();
        }

        foreach (var (name, value) in edition.Members("groups"))
        {
            CheckParents(name, value, groups, problems);
        }

        return groups.ToImmutable();
    }

    /// <summary>Whoever is in a group is in one that there is.</summary>
    public static void CheckMembers(EditionModel edition, ProblemList problems)
    {
        foreach (var plugin in edition.Plugins.Where(static plugin => plugin.Supervision.Group.Length > 0))
        {
            if (!edition.Groups.ContainsKey(plugin.Supervision.Group))
            {
                problems.Value(plugin.Place, NoGroup(plugin.Supervision.Group, edition.Groups.Keys));
            }
        }
    }

    private static void CheckParents(
        string name, DocumentNode node, IReadOnlyDictionary<string, GroupSpec> groups, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var at = name; at.Length > 0; at = groups[at].Parent)
        {
            if (!groups.ContainsKey(at))
            {
                problems.Value(node.Place, NoGroup(at, groups.Keys));
                return;
            }

            if (!seen.Add(at))
            {
                problems.Value(node.Place, $"The group '{name}' is within itself: {string.Join(" in ", seen)}.");
                return;
            }
        }
    }

    private static string NoGroup(string name, IEnumerable<string> groups) =>
        Spelling.Nearest(name, groups) is { } guess
            ? $"There is no group '{name}'. Did you mean '{guess}'?"
            : $"There is no group '{name}'. Name it under \"groups\" of the edition.";

    private static RestartIntensity Intensity(ObjectReader of)
    {
        var standard = RestartIntensity.Default;
        if (of.Object("intensity") is not { } reader)
        {
            return standard;
        }

        var restarts = reader.Count("restarts", 0) ?? standard.Restarts;
        var intensity = new RestartIntensity(restarts, reader.Duration("period") ?? standard.Period);
        reader.End();
        return intensity;
    }
}
