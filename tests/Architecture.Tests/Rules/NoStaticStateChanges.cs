using Architecture.Tests.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>
/// No static field or property can be set. Per process there are only the counters of calls, in Contracts/Runtime:
/// those of a thread can belong to no instance.
/// </summary>
public sealed class NoStaticStateChanges : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp
        .Where(file => file.IsUnder("src") || file.IsUnder("plugins") || file.IsUnder("editions"))
        .Where(file => !file.IsUnder("src/Contracts/Runtime"))
        .SelectMany(file => file.Syntax
            .DescendantNodes()
            .OfType<MemberDeclarationSyntax>()
            .Where(member => member.Modifiers.Any(SyntaxKind.StaticKeyword) && IsSettable(member))
            .Select(member => new Violation(file.Path, member.Line(), "is static and can be set")));

    private static bool IsSettable(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword) && !IsPerThread(field),
        PropertyDeclarationSyntax property => property.AccessorList?.Accessors
            .Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) && accessor.Body is null
                && accessor.ExpressionBody is null) == true,
        EventFieldDeclarationSyntax => true,
        _ => false,
    };

    private static bool IsPerThread(FieldDeclarationSyntax field) =>
        field.AttributeLists.Any(list => list.Attributes.Any(attribute => attribute.Name.ToString() == "ThreadStatic"));
}
