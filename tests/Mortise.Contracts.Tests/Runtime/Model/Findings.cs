namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>What a search found.</summary>
/// <param name="States">How many states there are.</param>
/// <param name="Violations">The kinds of violation, each with steps that lead to one.</param>
internal sealed record Findings(int States, IReadOnlyDictionary<string, string> Violations)
{
    public const string WaitsForEver = "somebody waits for ever";
    public const string InsideFreed = "a call is inside what was freed";
    public const string MoreEnds = "the account shows more ends than beginnings";
}
