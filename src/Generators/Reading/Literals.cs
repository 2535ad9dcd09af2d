using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Mortise.Generators.Writing;

namespace Mortise.Generators.Reading;

/// <summary>Constants as C# and as JSON.</summary>
internal static class Literals
{
    /// <summary>The constant as a C# expression of its type.</summary>
    public static string Code(object? value, ITypeSymbol type)
    {
        if (value is null)
        {
            return type.IsReferenceType ? "null!" : "default";
        }

        var bare = Unwrap(type);
        return bare is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration
            ? Member(enumeration, value)
            : Number(value);
    }

    /// <summary>The constant as JSON; null if JSON has no such value.</summary>
    public static string? Json(object? value, ITypeSymbol type) => value switch
    {
        null => type.IsReferenceType || type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T
            ? "null"
            : null,
        _ when Unwrap(type) is INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration =>
            JsonText.Quote(MemberOf(enumeration, value)),
        bool flag => flag ? "true" : "false",
        string text => JsonText.Quote(text),
        char letter => JsonText.Quote(letter.ToString()),
        float number when float.IsNaN(number) || float.IsInfinity(number) => null,
        double number when double.IsNaN(number) || double.IsInfinity(number) => null,
        IFormattable number => number.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Number(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        char letter => SymbolDisplay.FormatLiteral(letter, quote: true),
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "d",
        float number => number.ToString("R", CultureInfo.InvariantCulture) + "f",
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => "default",
    };

    private static string Member(INamedTypeSymbol enumeration, object value) => Find(enumeration, value) is { } field
        ? $"{Names.Full(enumeration)}.{Names.Escape(field.Name)}"
        : $"({Names.Full(enumeration)})({Number(value)})";

    private static string MemberOf(INamedTypeSymbol enumeration, object value) =>
        Find(enumeration, value)?.Name ?? Convert.ToString(value, CultureInfo.InvariantCulture);

    private static IFieldSymbol? Find(INamedTypeSymbol enumeration, object value) => enumeration.GetMembers()
        .OfType<IFieldSymbol>()
        .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));

    private static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;
}
