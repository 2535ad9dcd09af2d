using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;

namespace Mortise.Generators.Reading;

/// <summary>The types that readers and writers of payloads know, and those that authors might take instead.</summary>
internal static class KnownTypes
{
    public static Form? Primitive(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Boolean => Form.Boolean,
        SpecialType.System_SByte => Form.SByte,
        SpecialType.System_Byte => Form.Byte,
        SpecialType.System_Int16 => Form.Int16,
        SpecialType.System_UInt16 => Form.UInt16,
        SpecialType.System_Int32 => Form.Int32,
        SpecialType.System_UInt32 => Form.UInt32,
        SpecialType.System_Int64 => Form.Int64,
        SpecialType.System_UInt64 => Form.UInt64,
        SpecialType.System_Single => Form.Single,
        SpecialType.System_Double => Form.Double,
        SpecialType.System_Decimal => Form.Decimal,
        SpecialType.System_Char => Form.Char,
        SpecialType.System_String => Form.String,
        SpecialType.System_DateTime => Form.DateTime,
        _ => Names.Metadata(type) switch
        {
            "System.Guid" => Form.Guid,
            "System.DateTimeOffset" => Form.DateTimeOffset,
            "System.DateOnly" => Form.DateOnly,
            "System.TimeOnly" => Form.TimeOnly,
            "System.TimeSpan" => Form.TimeSpan,
            "System.ReadOnlyMemory`1" when ElementIsByte(type) => Form.Bytes,
            _ => null,
        },
    };

    public static Form? Collection(INamedTypeSymbol type) => Names.Metadata(type.OriginalDefinition) switch
    {
        "System.Collections.Immutable.ImmutableArray`1" => Form.Array,
        "System.Collections.Immutable.ImmutableList`1" => Form.List,
        "System.Collections.Immutable.ImmutableHashSet`1" => Form.Set,
        "System.Collections.Immutable.ImmutableDictionary`2" => Form.Map,
        "System.Collections.Immutable.ImmutableSortedDictionary`2" => Form.SortedMap,
        _ => null,
    };

    /// <summary>
    /// The closed, immutable collection to take instead of an open one; null if it is not a collection.
    /// </summary>
    public static string? Replacement(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType.SpecialType is SpecialType.System_Byte
                ? "ReadOnlyMemory<byte>"
                : $"ImmutableArray<{Short(array.ElementType)}>";
        }

        if (type is not INamedTypeSymbol { IsGenericType: true } named)
        {
            return Names.Metadata(type).StartsWith("System.Collections.", StringComparison.Ordinal)
                ? "ImmutableArray<T>"
                : null;
        }

        var arguments = string.Join(", ", named.TypeArguments.Select(Short));
        return Names.Metadata(named.OriginalDefinition) switch
        {
            "System.Memory`1" or "System.ReadOnlyMemory`1" when ElementIsByte(named) => "ReadOnlyMemory<byte>",
            "System.Memory`1" or "System.ReadOnlyMemory`1" or "System.ArraySegment`1" => $"ImmutableArray<{arguments}>",
            var name when !name.StartsWith("System.Collections.", StringComparison.Ordinal) => null,
            var name when name.Contains("Sorted") && name.Contains("Dictionary") =>
                $"ImmutableSortedDictionary<{arguments}>",
            var name when name.Contains("Dictionary") => $"ImmutableDictionary<{arguments}>",
            var name when name.Contains("Set`") => $"ImmutableHashSet<{arguments}>",
            "System.Collections.Generic.IAsyncEnumerable`1" => null,
            _ => named.TypeArguments.Length == 1 ? $"ImmutableArray<{arguments}>" : null,
        };
    }

    public static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static bool ElementIsByte(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && named.TypeArguments[0].SpecialType is SpecialType.System_Byte;
}
