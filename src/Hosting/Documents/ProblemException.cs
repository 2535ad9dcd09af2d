using System.Collections.Immutable;

namespace Mortise.Hosting.Documents;

/// <summary>
/// What somebody wrote cannot be used. Each problem says what to do; a stack trace would help nobody.
/// </summary>
/// <param name="problems">At least one, in the order of the text.</param>
public sealed class ProblemException(ImmutableArray<Problem> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>One problem that is not at a place in a document.</summary>
    public ProblemException(string code, string explanation)
        : this([new Problem(code, explanation)])
    {
    }

    /// <summary>All that was found.</summary>
    public ImmutableArray<Problem> Problems { get; } = problems;
}
