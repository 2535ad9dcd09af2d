namespace Mortise.Kernel.Resolution;

/// <summary>One contract that one instance provides. In order: the best first, for every consumer alike.</summary>
internal sealed record Offer(int Index, InstanceModel Instance, ProvidedContract Contract) : IComparable<Offer>
{
    public string Name => Instance.Name;

    public bool IsEnabled => Instance.IsHost || Instance.Wanted == WantedState.Enabled;

    public int CompareTo(Offer? other)
    {
        if (other is null)
        {
            return -1;
        }

        var order = Instance.HasFailed.CompareTo(other.Instance.HasFailed);
        return order != 0 ? order : CompareMerit(other);
    }

    /// <summary>Whether it would be chosen before another one if neither had failed.</summary>
    public bool IsBetterThan(Offer other) => CompareMerit(other) < 0;

    /// <summary>Which of the rules puts this offer before the next one.</summary>
    public ReasonCode Beats(Offer next) =>
        next.Instance.HasFailed && !Instance.HasFailed && next.IsBetterThan(this) ? ReasonCode.OthersFailed
        : Contract.Version.CompareTo(next.Contract.Version) > 0 ? ReasonCode.HighestVersion
        : Instance.Rank > next.Instance.Rank ? ReasonCode.HighestRank
        : ReasonCode.Oldest;

    private int CompareMerit(Offer other)
    {
        var order = other.Contract.Version.CompareTo(Contract.Version);
        order = order != 0 ? order : other.Instance.Rank.CompareTo(Instance.Rank);
        order = order != 0 ? order : Instance.Age.CompareTo(other.Instance.Age);
        return order != 0 ? order : string.CompareOrdinal(Name, other.Name);
    }
}
