using System.Collections.Immutable;

namespace Mortise.Kernel;

/// <summary>Why something was not done or is not possible. Nothing has changed.</summary>
/// <param name="Code">The stable code, such as <c>MT3002</c>.</param>
/// <param name="Explanation">What failed, in whose fault, why, and what to do.</param>
/// <param name="Conflict">
/// The smallest set of instances and contracts that together make the reason; may be empty.
/// </param>
public sealed record Refusal(string Code, string Explanation, ImmutableArray<string> Conflict)
{
    /// <summary>A refusal for one of the kernel's own reasons.</summary>
    public static Refusal Of(ReasonCode code, string explanation, params ImmutableArray<string> conflict) =>
        new(code.Text, explanation, conflict);
}
