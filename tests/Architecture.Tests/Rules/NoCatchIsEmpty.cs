using Architecture.Tests.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>A catch does something, or says why there is nothing to do.</summary>
public sealed class NoCatchIsEmpty : IRule
{
    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.CSharp
        from handler in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
        where handler.Block.Statements.Count == 0
        where !handler.Block.DescendantTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
        select new Violation(file.Path, handler.Line(), "catches and is silent");
}
