using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>A reason against an instance or a requirement.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Explanation">What failed, in whose fault, why, and what to do.</param>
/// <param name="Conflict">The smallest set of instances and contracts that together make it.</param>
/// <param name="Root">The verdict at the bottom, when this one only follows from another.</param>
internal sealed record Verdict(
    ReasonCode Code, string Explanation, ImmutableArray<string> Conflict, Verdict? Root = null)
{
    public Refusal ToRefusal() => Refusal.Of(Code, Explanation, Conflict);
}
