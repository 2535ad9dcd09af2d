using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>
/// Reads data types, and collects the definitions of all that they reach. Not for concurrent use; one for each
/// contract, event or plug-in.
/// </summary>
/// <param name="compilation">Whose assembly gets the codecs.</param>
/// <param name="problems">What breaks a rule.</param>
/// <param name="strict">Whether records refuse unknown fields, as in configurations.</param>
internal sealed class TypeReader(Compilation compilation, Problems problems, bool strict)
{
    private readonly Dictionary<string, DataShape?> _shapes = [];
    private readonly CodecPlaces _places = new(compilation, strict);

    public EquatableArray<DataShape> Shapes =>
        _shapes.Values.OfType<DataShape>().OrderBy(static shape => shape.Name, StringComparer.Ordinal).ToEquatable();

    public Problems Problems => problems;

    public bool IsStrict => strict;

    /// <summary>The type, or null if it breaks a rule.</summary>
    public TypeUse? Read(ITypeSymbol type, Site site)
    {
        if (type is IErrorTypeSymbol)
        {
            return null;
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Read(nullable.TypeArguments[0], site) is { } value ? value with { IsNullable = true } : null;
        }

        var isNullable = type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated };
        if (KnownTypes.Primitive(type) is { } primitive)
        {
            var label = primitive is Form.Bytes
                ? "bytes"
                : KnownTypes.Short(type.WithNullableAnnotation(NullableAnnotation.None));
            return new TypeUse(primitive, Names.Full(type), type.IsValueType, isNullable, label, "", default);
        }

        if (type is not INamedTypeSymbol named || type.TypeKind is TypeKind.Dynamic)
        {
            return Refuse(type, site);
        }

        if (KnownTypes.Collection(named) is { } collection)
        {
            return ReadCollection(named, collection, site) is { } read ? read with { IsNullable = isNullable } : null;
        }

        return ReadDefined(named, site) is { } use ? use with { IsNullable = isNullable } : null;
    }

    /// <summary>A declared error, or null if it breaks a rule.</summary>
    public ErrorShape? ReadError(INamedTypeSymbol type, Site site)
    {
        var codec = _places.Of(type);
        var name = Names.Full(type);
        if (!_shapes.TryGetValue(name, out var shape))
        {
            shape = new DefinitionReader(this, codec).ReadError(type, site);
            _shapes[name] = shape;
        }

        return shape is RecordShape record
            ? new ErrorShape(
                type.Name, name, codec.Full, record.Fields.Select(static field => field.Name).ToEquatable())
            : null;
    }

    private TypeUse? ReadCollection(INamedTypeSymbol type, Form form, Site site)
    {
        var arguments = type.TypeArguments.Select(argument => Read(argument, site)).ToList();
        if (arguments.Any(static argument => argument is null))
        {
            return null;
        }

        if (form is Form.Map or Form.SortedMap && arguments[0]!.IsNullable)
        {
            problems.Add(DataRules.Unsupported, site, $"A key that may be null, as in '{KnownTypes.Short(type)}',");
            return null;
        }

        var name = Names.Full(type);
        var stem = name.Substring(0, name.IndexOf('<'));
        var labels = arguments.Select(static argument => argument!.Label + (argument.IsNullable ? "?" : ""));
        return new TypeUse(
            form,
            $"{stem}<{string.Join(", ", arguments.Select(static argument => argument!.Text))}>",
            type.IsValueType,
            false,
            $"{type.Name}<{string.Join(", ", labels)}>",
            "",
            arguments.Select(static argument => argument!).ToEquatable());
    }

    private TypeUse? ReadDefined(INamedTypeSymbol type, Site site)
    {
        var form = type switch
        {
            { IsGenericType: true } => (Form?)null,
            { TypeKind: TypeKind.Enum } => Form.Enumeration,
            { IsAbstract: true, IsRecord: true, TypeKind: TypeKind.Class } => Form.Hierarchy,
            { TypeKind: TypeKind.Class or TypeKind.Struct } when IsRecord(type) => Form.Record,
            _ => null,
        };
        if (form is not { } known)
        {
            return Refuse(type, site);
        }

        var codec = _places.Of(type);
        var name = Names.Full(type);
        if (!_shapes.ContainsKey(name))
        {
            // A type may contain itself: the entry says that it is being read.
            _shapes[name] = null;
            var reader = new DefinitionReader(this, codec);
            _shapes[name] = known switch
            {
                Form.Enumeration => reader.ReadEnumeration(type),
                Form.Hierarchy => reader.ReadHierarchy(type, site),
                _ => reader.ReadRecord(type, site),
            };
        }

        return new TypeUse(known, name, type.IsValueType, false, Names.Nested(type), codec.Full, default);
    }

    /// <summary>Metadata does not tell record structs from others, so their equality has to do.</summary>
    private static bool IsRecord(INamedTypeSymbol type) => type.IsRecord
        || (type is { TypeKind: TypeKind.Struct, IsReadOnly: true }
            && type.DeclaringSyntaxReferences.IsEmpty
            && Names.NamespaceOf(type).Split('.')[0] is not "System"
            && type.AllInterfaces.Any(
                contract => Names.Metadata(contract.OriginalDefinition) == "System.IEquatable`1"));

    private TypeUse? Refuse(ITypeSymbol type, Site site)
    {
        var shown = $"'{KnownTypes.Short(type)}'";
        if (KnownTypes.Replacement(type) is { } replacement)
        {
            problems.Add(DataRules.OpenCollection, site, shown, replacement);
        }
        else if (type is INamedTypeSymbol { IsGenericType: false, SpecialType: SpecialType.None } named
            && named.TypeKind is TypeKind.Class or TypeKind.Struct
            && Names.NamespaceOf(type).Split('.')[0] is not "System")
        {
            var isStruct = named.TypeKind is TypeKind.Struct;
            problems.Add(
                DataRules.NotSealedRecord,
                new Site(named, site),
                named.Name,
                isStruct ? "a struct" : "a class",
                isStruct ? "a readonly record struct" : "a sealed record");
        }
        else
        {
            problems.Add(DataRules.Unsupported, site, shown);
        }

        return null;
    }
}
