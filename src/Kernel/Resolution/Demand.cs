namespace Mortise.Kernel.Resolution;

/// <summary>What several requirements have in common: the offers that would do for any of them.</summary>
internal sealed class Demand
{
    public Demand(RequiredContract example, IReadOnlyList<Offer> offers, ResolutionEffort effort)
    {
        Example = example;
        Offers = offers;
        effort.Steps += offers.Count;
        Candidates = [.. offers.Where(Accepts)];
        var failed = Array.FindIndex(Candidates, static offer => offer.Instance.HasFailed);
        FirstFailed = failed < 0 ? Candidates.Length : failed;
    }

    /// <summary>One of the requirements; the others differ from it in parameter and cardinality alone.</summary>
    public RequiredContract Example { get; }

    /// <summary>All offers of the contract's name, or those of the one instance that is named.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>Those that fit and are enabled, the best first.</summary>
    public Offer[] Candidates { get; }

    /// <summary>Where those begin among the candidates whose last start failed; they come last.</summary>
    public int FirstFailed { get; }

    /// <summary>The instances that must have one of them, once for each requirement.</summary>
    public List<int> Waiting { get; } = [];

    public bool IsSatisfied { get; set; }

    /// <summary>The choices for consumers that do not offer the contract themselves; null when nobody can.</summary>
    public Dictionary<RoutePolicyKind, RouteChoice?> Choices { get; } = [];

    /// <summary>Why consumers that do not offer the contract themselves have no candidate, once known.</summary>
    public Finding? Finding { get; set; }

    public bool HasVersion(Offer offer) =>
        offer.Contract.Contract == Example.Contract && Example.Range.Contains(offer.Contract.Version);

    private bool Accepts(Offer offer) =>
        offer.IsEnabled && HasVersion(offer) && MemberComparison.FindMismatch(Example, offer.Contract) is null;
}
