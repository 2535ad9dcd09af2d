using System.Text.RegularExpressions;
using Architecture.Tests.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>A comment on unfinished work carries the number of its issue; a stub does not exist.</summary>
public sealed partial class NothingIsLeftToDo : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp.SelectMany(file =>
        file.Syntax
            .DescendantTrivia()
            .Where(trivia => Note().IsMatch(trivia.ToString()))
            .Select(trivia => trivia.GetLocation())
            .Concat(file.Syntax
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.Text == "NotImplementedException")
                .Select(name => name.GetLocation()))
            .Select(place => place.GetLineSpan().StartLinePosition.Line + 1)
            .Select(line => new Violation(file.Path, line, "is unfinished")));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b(?!\(#\d+\))")]
    private static partial Regex Note();
}
