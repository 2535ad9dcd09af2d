using System.Text.RegularExpressions;
using Architecture.Tests.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>
/// No static field or property can be set. One that belongs to each thread, or that cannot be set but holds what
/// changes, has a comment above it that names the thread or the process as its whole, and why; in the kernel there is
/// not even that.
/// </summary>
public sealed partial class NoStaticStateChanges : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var product = repository.CSharp
            .Where(file => file.IsUnder("src") || file.IsUnder("plugins") || file.IsUnder("editions"))
            .ToArray();
        var changing = new ChangingTypes(product);
        return product.SelectMany(file => file.Syntax
            .DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword))
            .Select(member => (Member: member, Problem: ProblemOf(member, changing, file.IsUnder("src/Kernel"))))
            .Where(found => found.Problem is not null)
            .Select(found => new Violation(file.Path, found.Member.Line(), found.Problem!)));
    }

    private static string? ProblemOf(MemberDeclarationSyntax member, ChangingTypes changing, bool isKernel)
    {
        var isPerThread = IsPerThread(member);
        if (!isPerThread && IsSettable(member))
        {
            return "is static and can be set";
        }

        if (!isPerThread && !changing.AreHeldBy(member))
        {
            return null;
        }

        return isKernel ? "is static state of the kernel, which has none"
            : Whole().IsMatch(member.GetLeadingTrivia().ToFullString()) ? null
            : "is static state without a comment that says why the thread or the process is its whole";
    }

    private static bool IsSettable(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword),
        PropertyDeclarationSyntax property => property.AccessorList?.Accessors
            .Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Body is null
                && accessor.ExpressionBody is null) == true,
        EventFieldDeclarationSyntax => true,
        _ => false,
    };

    private static bool IsPerThread(MemberDeclarationSyntax member) => member.AttributeLists
        .Any(list => list.Attributes.Any(attribute => attribute.Name.ToString() == "ThreadStatic"));

    [GeneratedRegex(@"//.*\b(thread|process)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Whole();
}
