using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>Finds why no offer fits a demand: the first hurdle that none of them takes.</summary>
internal static class Findings
{
    private const int Named = 3;

    /// <summary>What is wrong with all offers but those of one instance; only when none is a candidate.</summary>
    public static Finding Of(Demand demand, int except)
    {
        var required = demand.Example;
        Offer[] offers = [.. demand.Offers.Where(offer => offer.Index != except)];
        if (offers.Length == 0)
        {
            return Absent(required, demand.Offers.Count > 0);
        }

        Offer[] accepted = [.. offers.Where(demand.HasVersion)];
        if (accepted.Length == 0)
        {
            return WrongVersion(required, offers);
        }

        Offer[] fitting = [.. accepted.Where(offer => MemberComparison.FindMismatch(required, offer.Contract) is null)];
        return fitting.Length == 0 ? Mismatch(required, accepted[0]) : Disabled(fitting);
    }

    /// <summary>What stands against a requirement whoever provides.</summary>
    public static Finding Of(ReasonCode barrier, RequiredContract required) => barrier switch
    {
        ReasonCode.NotGranted => new(
            barrier,
            $"but the edition does not grant {required.Contract} to it. Add \"{required.Contract}\" to its grants if "
            + "it is to have it.",
            []),
        _ => new(
            barrier,
            $"and has one port for it, but the policy of the route {required.Contract} is 'all', which gives each call "
            + $"to all providers, and {Scattering.FindObstacle(required)}. Choose 'single' or 'roundRobin' for the "
            + "route, or require Ports<T>.",
            []),
    };

    /// <summary>A few names, and how many more there are.</summary>
    public static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct(StringComparer.Ordinal)];
        var shown = string.Join(", ", all.Take(Named).Select(static name => $"'{name}'"));
        return all.Length > Named ? $"{shown} and {all.Length - Named} more" : shown;
    }

    private static Finding Absent(RequiredContract required, bool byItself) => required.Key.Length > 0
        ? new(
            ReasonCode.NamedProviderMissing,
            $"from '{required.Key}' by name, but no other instance of that name provides it. Install it under that "
            + "name, or correct the key.",
            [])
        : new(
            ReasonCode.NoProvider,
            byItself
                ? "and only it provides that itself; a plug-in is never its own provider. Install another that does."
                : $"and no installed plug-in provides {required.Contract}. Install one that does.",
            []);

    private static Finding WrongVersion(RequiredContract required, Offer[] offers)
    {
        var versions = offers.Select(static offer => offer.Contract.Version).Distinct();
        ImmutableArray<string> nearest = [offers[0].Name];
        return new(
            ReasonCode.WrongVersion,
            $"in the range {required.Range} and major {required.Version.Major}, but {List(offers.Select(o => o.Name))} "
            + $"provides {string.Join(", ", versions.Take(Named))}. Install a provider of an accepted version, or a "
            + "version of the consumer that accepts theirs.",
            nearest);
    }

    private static Finding Mismatch(RequiredContract required, Offer offer) => new(
        ReasonCode.MemberMismatch,
        $"but '{offer.Name}', which provides {offer.Contract}, was built with another shape of it: "
        + $"{MemberComparison.FindMismatch(required, offer.Contract)}. Build both against the same contract; what "
        + "changes a member needs a new major version.",
        [offer.Name]);

    private static Finding Disabled(Offer[] offers) => new(
        ReasonCode.ProviderDisabled,
        $"but {List(offers.Select(static offer => offer.Name))}, which could provide it, is disabled. Start it.",
        [offers[0].Name]);
}
