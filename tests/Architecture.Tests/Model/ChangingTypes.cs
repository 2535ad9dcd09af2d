using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Model;

/// <summary>
/// Tells, as far as text does, which types have objects that change: containers of the framework that start empty, and
/// classes that have such a container, or a field or property that can be set.
/// </summary>
public sealed partial class ChangingTypes(IEnumerable<SourceFile> files)
{
    private readonly HashSet<string> _own =
    [
        .. files
            .SelectMany(file => file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>())
            .Where(type => type.Members.Any(IsInstanceState))
            .Select(type => type.Identifier.Text),
    ];

    /// <summary>
    /// Whether a field, or a property with a value of its own, holds something that is yet to change.
    /// </summary>
    public bool AreHeldBy(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => _own.Contains(NameOf(field.Declaration.Type)) || HasFillable(field),
        PropertyDeclarationSyntax { Initializer.Value: { } value } property =>
            _own.Contains(NameOf(property.Type)) || IsFillable(property.Type, value),
        _ => false,
    };

    private static bool HasFillable(FieldDeclarationSyntax field) => field.Declaration.Variables
        .Any(variable => IsFillable(field.Declaration.Type, variable.Initializer?.Value));

    /// <summary>A container that starts with content is a table, and an empty array stays one.</summary>
    private static bool IsFillable(TypeSyntax type, ExpressionSyntax? value) =>
        value is ArrayCreationExpressionSyntax { Initializer: null }
        || (Container().IsMatch(NameOf(type)) && IsEmpty(value));

    private static bool IsEmpty(ExpressionSyntax? value) => value switch
    {
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        BaseObjectCreationExpressionSyntax creation => creation.Initializer is null
            && creation.ArgumentList is not { Arguments.Count: > 0 },
        _ => false,
    };

    private static bool IsInstanceState(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(SyntaxKind.StaticKeyword) && member switch
        {
            FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword) => false,
            FieldDeclarationSyntax field => !field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword)
                || HasFillable(field),
            PropertyDeclarationSyntax property => property.AccessorList?.Accessors
                .Any(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration)) == true,
            EventFieldDeclarationSyntax => true,
            _ => false,
        };

    private static string NameOf(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => NameOf(nullable.ElementType),
        QualifiedNameSyntax qualified => qualified.Right.Identifier.Text,
        SimpleNameSyntax simple => simple.Identifier.Text,
        _ => type.ToString(),
    };

    [GeneratedRegex(
        """
        ^(List|LinkedList|Dictionary|SortedDictionary|SortedList|HashSet|SortedSet|Queue|PriorityQueue|Stack
        |Concurrent[A-Za-z]+|BlockingCollection|ConditionalWeakTable|StrongBox|StringBuilder|MemoryStream
        |AsyncLocal|ThreadLocal|CancellationTokenSource|TaskCompletionSource)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Container();
}
