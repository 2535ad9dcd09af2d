using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mortise.Generators.Reading;

/// <summary>Names of symbols, as generated code writes them.</summary>
internal static class Names
{
    public static string Full(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            .ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public static string NamespaceOf(ISymbol symbol) =>
        symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    /// <summary>The name with the types that it is nested in: <c>ProgramOutput.Progress</c>.</summary>
    public static string Nested(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{Nested(outer)}.{type.Name}" : type.Name;

    /// <summary>
    /// The namespace and the name with an arity, as metadata has it; for comparisons with known types.
    /// </summary>
    public static string Metadata(ITypeSymbol? type) => type switch
    {
        null => "",
        { ContainingType: { } outer } => $"{Metadata(outer)}+{type.MetadataName}",
        _ when NamespaceOf(type) is { Length: > 0 } space => $"{space}.{type.MetadataName}",
        _ => type.MetadataName,
    };

    /// <summary>A name that code can use even if it is a keyword.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) is not SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) is not SyntaxKind.None
            ? "@" + name
            : name;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>ASCII letters, digits and underscores, so that every format can write it as it is.</summary>
    public static bool IsPlain(string name) =>
        name.Length > 0
            && name.All(
                static letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    /// <summary>Lowercase words with hyphens, joined by dots.</summary>
    public static bool IsDotted(string name) => name.Split('.').All(static word =>
        word.Length > 0
        && word[0] is >= 'a' and <= 'z'
        && word[word.Length - 1] != '-'
        && word.All(static letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'));
}
