namespace Mortise.Kernel.Resolution;

/// <summary>Says why the providers of a route were chosen.</summary>
internal static class ChoiceText
{
    /// <param name="code">The rule that decided.</param>
    /// <param name="requirement">What is required.</param>
    /// <param name="offers">The offers that could be chosen, the best first.</param>
    public static Reason Explain(ReasonCode code, Requirement requirement, Offer[] offers)
    {
        var best = offers[0];
        var contract = requirement.Contract.Contract;
        var next = offers.Length > 1 ? $"'{offers[1].Name}'" : "";
        return new Reason(code, code switch
        {
            ReasonCode.OnlyProvider => $"'{best.Name}' is the only provider of {contract} that fits and can run.",
            ReasonCode.HighestVersion =>
                $"'{best.Name}' provides {best.Contract}, the highest version that fits; the next is {next} with "
                + $"{offers[1].Contract.Version}.",
            ReasonCode.HighestRank =>
                $"'{best.Name}' has rank {best.Instance.Rank}, {next} rank {offers[1].Instance.Rank}; both provide "
                + $"{best.Contract}.",
            ReasonCode.Oldest =>
                $"'{best.Name}' was installed before {next}; both provide {best.Contract} with rank "
                + $"{best.Instance.Rank}.",
            ReasonCode.OthersFailed => $"'{best.Name}' takes the place of {next}, whose start failed.",
            ReasonCode.Named => $"The requirement names '{best.Name}'.",
            ReasonCode.TakeTurns =>
                $"The policy of {contract} is round-robin: {Findings.List(Names(offers))} take turns.",
            ReasonCode.ByWeight =>
                $"The policy of {contract} is weighted: {Findings.List(Names(offers))} take turns by their weights.",
            ReasonCode.ByKey =>
                $"The policy of {contract} is keyed: each key has its provider among {Findings.List(Names(offers))}.",
            ReasonCode.InOrder =>
                $"The policy of {contract} is fallback: calls go to the first of {Findings.List(Names(offers))} that "
                + "answers.",
            ReasonCode.AvoidsCycle =>
                $"'{best.Name}' is the best provider of {contract} that does not need this instance in turn.",
            _ => $"All that provide {contract} are used: {Findings.List(Names(offers).Order(StringComparer.Ordinal))}.",
        });
    }

    private static IEnumerable<string> Names(Offer[] offers) => offers.Select(static offer => offer.Name);
}
