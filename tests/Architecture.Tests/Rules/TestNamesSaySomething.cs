using Architecture.Tests.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>A test's name is a sentence, or subject, event and result; that it works is no result.</summary>
public sealed class TestNamesSaySomething : IRule
{
    private static readonly string[] _attributes = ["Fact", "Theory"];

    private static readonly string[] _empty = ["_Works", "_Ok", "_OK", "_Succeeds", "_Test", "Test1"];

    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.CSharp
        where file.IsUnder("tests")
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.AttributeLists.Any(list => list.Attributes.Any(at => _attributes.Contains(at.Name.ToString())))
        where _empty.Any(end => method.Identifier.Text.EndsWith(end, StringComparison.Ordinal))
        select new Violation(file.Path, method.Line(), $"test {method.Identifier.Text}");
}
