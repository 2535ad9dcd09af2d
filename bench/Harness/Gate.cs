namespace Mortise.Bench.Harness;

/// <summary>What a ratio of a case must be.</summary>
/// <param name="Name">The name under which it is reported.</param>
/// <param name="Ours">Our value in one round.</param>
/// <param name="Peer">Whose value it is compared with.</param>
/// <param name="PeerValue">The peer's value in the same round.</param>
/// <param name="Bound">Which side passes.</param>
/// <param name="Limit">Where the side begins.</param>
internal sealed record Gate(
    string Name, Func<Round, double> Ours, string Peer, Func<Round, double> PeerValue, Bound Bound, double Limit)
{
    public string Unit { get; init; } = "ns";

    /// <summary>A better ratio that is aimed at; not judged.</summary>
    public double? Stretch { get; init; }

    /// <summary>
    /// Whether the peer is the physical limit, which nothing can beat: if it is beaten, the bench is broken.
    /// </summary>
    public bool IsPhysical { get; init; }

    /// <summary>
    /// Nanoseconds per operation of one contender against those of another, at most so many times as long.
    /// </summary>
    public static Gate Time(string name, string ours, string peer, double limit) =>
        new(name, round => round[ours], peer, round => round[peer], Bound.AtMost, limit);

    /// <summary>The same, only shown.</summary>
    public static Gate Shown(string name, string ours, string peer) =>
        new(name, round => round[ours], peer, round => round[peer], Bound.None, 0);

    public bool Holds(double ratio) => Bound switch
    {
        Bound.AtMost => ratio <= Limit,
        Bound.AtLeast => ratio >= Limit,
        _ => true,
    };
}
