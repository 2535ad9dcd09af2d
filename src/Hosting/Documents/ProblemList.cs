using System.Collections.Immutable;

namespace Mortise.Hosting.Documents;

/// <summary>Collects what is wrong with a document, so that its author is told everything at once.</summary>
/// <param name="codes">The codes of this kind of document.</param>
internal sealed class ProblemList(DocumentCodes codes)
{
    private readonly List<Problem> _problems = [];

    public bool IsEmpty => _problems.Count == 0;

    public ImmutableArray<Problem> Problems => [.. _problems];

    public void Syntax(DocumentPlace place, string explanation) => Add(codes.Syntax, place, explanation);

    public void UnknownKey(DocumentPlace place, string explanation) => Add(codes.UnknownKey, place, explanation);

    public void Value(DocumentPlace place, string explanation) => Add(codes.Value, place, explanation);

    public void Missing(DocumentPlace place, string explanation) => Add(codes.Missing, place, explanation);

    public void Add(string code, DocumentPlace place, string explanation) =>
        _problems.Add(new(code, place.File, place.Line, place.Column, place.Path, explanation));

    public void Add(Problem problem) => _problems.Add(problem);

    public void ThrowIfAny()
    {
        if (!IsEmpty)
        {
            throw new ProblemException(Problems);
        }
    }
}
