using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Reading;

/// <summary>Attributes of symbols, and what is in them.</summary>
internal static class Attributes
{
    public const string Contract = "Mortise.ContractAttribute";
    public const string Event = "Mortise.EventAttribute";
    public const string Plugin = "Mortise.PluginAttribute";
    public const string Operation = "Mortise.OperationAttribute";
    public const string Since = "Mortise.SinceAttribute";
    public const string Throws = "Mortise.ThrowsAttribute`1";
    public const string Requires = "Mortise.RequiresAttribute";
    public const string State = "Mortise.StateAttribute";
    public const string Key = "Mortise.KeyAttribute";

    public static AttributeData? Find(ISymbol symbol, string name) => All(symbol, name).FirstOrDefault();

    public static IEnumerable<AttributeData> All(ISymbol symbol, string name) => symbol.GetAttributes()
        .Where(attribute => Names.Metadata(attribute.AttributeClass?.OriginalDefinition) == name);

    public static T Argument<T>(this AttributeData attribute, int index, T fallback) =>
        attribute.ConstructorArguments.Length > index && attribute.ConstructorArguments[index].Value is T value
            ? value
            : fallback;

    public static T Named<T>(this AttributeData attribute, string name, T fallback) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value
            ? value
            : fallback;

    /// <summary>The minor version that added a member; 0 if nothing says so.</summary>
    public static int SinceOf(params ISymbol?[] symbols) => symbols
        .Select(static symbol => symbol is null ? null : Find(symbol, Since))
        .FirstOrDefault(static attribute => attribute is not null)?.Argument(0, 0) ?? 0;
}
