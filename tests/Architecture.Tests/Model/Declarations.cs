using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Model;

/// <summary>What rules ask about declarations.</summary>
public static class Declarations
{
    public static IEnumerable<MemberDeclarationSyntax> Types(this SourceFile file) => file.Syntax
        .DescendantNodes()
        .OfType<MemberDeclarationSyntax>()
        .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    public static IEnumerable<MemberDeclarationSyntax> TopLevelTypes(this SourceFile file) => file
        .Types()
        .Where(type => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax);

    public static string NameOf(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax declaration => declaration.Identifier.Text,
        DelegateDeclarationSyntax declaration => declaration.Identifier.Text,
        _ => throw new ArgumentException("Not a type.", nameof(type)),
    };

    public static bool IsPublic(this MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    public static int Line(this SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
