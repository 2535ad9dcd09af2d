using System.Collections.Immutable;

namespace Mortise.Runtime;

/// <summary>One build of a contract, as the generator saw it.</summary>
/// <param name="Name">The contract's name.</param>
/// <param name="Major">Its major version.</param>
/// <param name="Minor">Its minor version.</param>
/// <param name="Fingerprint">Equal for builds with the same shape; covers every member.</param>
/// <param name="Operations">In the order of declaration; the index is the operation's number in this build.</param>
/// <param name="Schema">A JSON document with a JSON Schema for the arguments and the result of each operation.</param>
public sealed record ContractModel(
    string Name,
    int Major,
    int Minor,
    string Fingerprint,
    ImmutableArray<OperationModel> Operations,
    string Schema)
{
    /// <summary>The shape of each operation and of each field of the data, so that a difference can be named.</summary>
    public ImmutableSortedDictionary<string, string> Members { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>For generated runtimes: members as lines of name, tab and shape.</summary>
    public static ImmutableSortedDictionary<string, string> ReadMembers(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(static line => line.Split('\t'))
        .ToImmutableSortedDictionary(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
}
