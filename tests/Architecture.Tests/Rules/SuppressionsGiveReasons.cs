using System.Text.RegularExpressions;
using Architecture.Tests.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>A suppressed warning says why: beside it, on the line above, or as its justification.</summary>
public sealed partial class SuppressionsGiveReasons : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp
        .SelectMany(file => Pragmas(file).Concat(Attributes(file)).Select(line => (File: file, Line: line)))
        .Concat(repository.Projects.SelectMany(project => NoWarns(project.File)
            .Select(line => (project.File, Line: line))))
        .Select(found => new Violation(found.File.Path, found.Line, "suppresses a warning without a reason"));

    private static IEnumerable<int> Pragmas(SourceFile file) => file.Syntax
        .DescendantNodes(descendIntoTrivia: true)
        .OfType<PragmaWarningDirectiveTriviaSyntax>()
        .Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
        .Select(pragma => pragma.Line())
        .Where(line => !file.Lines[line - 1].Contains("//") && !IsComment(file, line - 1));

    private static IEnumerable<int> Attributes(SourceFile file) => file.Syntax
        .DescendantNodes()
        .OfType<AttributeSyntax>()
        .Where(attribute => SuppressMessage().IsMatch(attribute.Name.ToString()))
        .Where(attribute => !attribute.ToString().Contains("Justification"))
        .Select(attribute => attribute.Line());

    private static IEnumerable<int> NoWarns(SourceFile file) => file.Lines
        .Index()
        .Where(line => line.Item.Contains("<NoWarn") && !line.Item.Contains("<!--"))
        .Select(line => line.Index + 1)
        .Where(line => !IsComment(file, line - 1));

    private static bool IsComment(SourceFile file, int line) =>
        line > 0 && Comment().IsMatch(file.Lines[line - 1]);

    [GeneratedRegex("(^|\\.)(Unconditional)?SuppressMessage(Attribute)?$")]
    private static partial Regex SuppressMessage();

    [GeneratedRegex(@"^\s*(//|<!--)|-->\s*$")]
    private static partial Regex Comment();
}
