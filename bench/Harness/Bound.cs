namespace Mortise.Bench.Harness;

/// <summary>Which side of a gate passes.</summary>
internal enum Bound
{
    /// <summary>The ratio is shown for information.</summary>
    None = 0,

    AtMost = 1,

    AtLeast = 2,
}
