namespace Mortise.Kernel.Resolution;

/// <summary>Which of the compatible providers a route uses.</summary>
public enum RoutePolicyKind
{
    /// <summary>The best: highest version, then rank, then age.</summary>
    Single = 0,

    /// <summary>All of them in turn, call by call.</summary>
    RoundRobin = 1,

    /// <summary>All of them at once; not where the consumer has one port and expects one answer.</summary>
    All = 2,

    /// <summary>All of them in turn, some more often than others.</summary>
    Weighted = 3,

    /// <summary>One of them for each key that calls have; the same one for the same key.</summary>
    Keyed = 4,

    /// <summary>The best, and for a call that it does not answer the next best.</summary>
    Fallback = 5,
}
