using System.Globalization;
using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>Reads the definition of one data type or declared error.</summary>
internal sealed class DefinitionReader(TypeReader types, CodecPlace codec)
{
    public EnumerationShape ReadEnumeration(INamedTypeSymbol type) => new(
        Names.Full(type),
        Names.Nested(type),
        codec,
        Documentation.SummaryOf(type),
        KnownTypes.Primitive(type.EnumUnderlyingType!) ?? Form.Int32,
        type.GetMembers().OfType<IFieldSymbol>()
            .Where(static field => field.HasConstantValue)
            .Select(static field => new MemberShape(
                field.Name, Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture)))
            .ToEquatable());

    /// <summary>A sealed record, or null if it breaks a rule.</summary>
    public RecordShape? ReadRecord(INamedTypeSymbol type, Site outer)
    {
        var site = new Site(type, outer);
        if (type is { IsReferenceType: true, IsSealed: false })
        {
            types.Problems.Add(DataRules.NotSealedRecord, site, type.Name, "not sealed", "a sealed record");
            return null;
        }

        var properties = Fields.PropertiesOf(type);
        if (Fields.ConstructorOf(type, properties) is not { } constructor)
        {
            types.Problems.Add(DataRules.Constructor, site, type.Name);
            return null;
        }

        Immutability.Check(type, site, types.Problems);
        return Shape(type, ReadFields(type, site, constructor, properties));
    }

    /// <summary>A declared error, or null if it breaks a rule.</summary>
    public RecordShape? ReadError(INamedTypeSymbol type, Site outer)
    {
        var properties = Fields.PropertiesOf(type);
        var site = new Site(type, outer);
        var problem = type switch
        {
            { IsSealed: false } => "sealed",
            { IsGenericType: true } => "a class without type parameters",
            { DeclaredAccessibility: not Accessibility.Public } => "public",
            _ when type.InstanceConstructors.Length != 1 || Fields.ConstructorOf(type, properties) is null =>
                "a class with one public constructor whose parameters all match public properties by name and type",
            _ => null,
        };
        if (problem is not null)
        {
            types.Problems.Add(ContractRules.Throws, site, type.Name, problem);
            return null;
        }

        Immutability.Check(type, site, types.Problems);
        return Shape(type, ReadParameters(type, site, Fields.ConstructorOf(type, properties)!, properties));
    }

    /// <summary>An abstract record with its cases, or null if it breaks a rule.</summary>
    public HierarchyShape? ReadHierarchy(INamedTypeSymbol type, Site outer)
    {
        var site = new Site(type, outer);
        var cases = Hierarchies.CasesOf(type, site, types.Problems);
        if (cases is null)
        {
            return null;
        }

        var shapes = cases.Select(item => new DefinitionReader(types, codec).ReadRecord(item, site)).ToList();
        return shapes.Any(static shape => shape is null)
            ? null
            : new HierarchyShape(
                Names.Full(type),
                Names.Nested(type),
                codec,
                Documentation.SummaryOf(type),
                shapes.Select(static shape => shape!).ToEquatable());
    }

    private RecordShape? Shape(INamedTypeSymbol type, List<FieldShape?> fields)
    {
        if (fields.Count > 128)
        {
            types.Problems.Add(DataRules.TooManyFields, new Site(type), type.Name, fields.Count);
            return null;
        }

        return fields.Any(static field => field is null)
            ? null
            : new RecordShape(
                Names.Full(type),
                Names.Nested(type),
                codec,
                Documentation.SummaryOf(type),
                type.IsValueType,
                types.IsStrict,
                types.IsStrict && HasValidate(type),
                fields.Select(static field => field!).ToEquatable());
    }

    private List<FieldShape?> ReadFields(
        INamedTypeSymbol type, Site site, IMethodSymbol constructor, List<IPropertySymbol> properties)
    {
        var fields = ReadParameters(type, site, constructor, properties);
        var taken = new HashSet<string>(
            constructor.Parameters.Select(static parameter => parameter.Name), StringComparer.OrdinalIgnoreCase);
        fields.AddRange(properties
            .Where(property => !taken.Contains(property.Name)
                && property is { GetMethod: not null, SetMethod.IsInitOnly: true }
                && property.SetMethod.DeclaredAccessibility is Accessibility.Public)
            .Select(property => ReadProperty(property, site)));
        return fields;
    }

    private List<FieldShape?> ReadParameters(
        INamedTypeSymbol type,
        Site site,
        IMethodSymbol constructor,
        List<IPropertySymbol> properties) => constructor.Parameters
        .Select(parameter =>
        {
            var property = Fields.PropertyOf(parameter, properties)!;
            var since = Attributes.SinceOf(parameter, property);
            var text = Documentation.ParameterOf(type, parameter.Name) is { Length: > 0 } own
                ? own
                : Documentation.SummaryOf(property);
            CheckName(property, site);
            CheckSince(since, property, site);
            if (since > 0 && !parameter.HasExplicitDefaultValue)
            {
                types.Problems.Add(DataRules.AddedField, site.Within(parameter), property.Name);
            }

            var use = types.Read(parameter.Type, site.Within(parameter, SitePart.Type));
            var field = use is null ? null : Fields.OfParameter(parameter, property.Name, use, since, text);
            return Constrain(field, property, parameter, site);
        })
        .ToList();

    private FieldShape? ReadProperty(IPropertySymbol property, Site site)
    {
        var since = Attributes.SinceOf(property);
        CheckName(property, site);
        CheckSince(since, property, site);
        if (since > 0 && property.IsRequired)
        {
            types.Problems.Add(DataRules.AddedField, site.Within(property), property.Name);
        }

        var use = types.Read(property.Type, site.Within(property, SitePart.Type));
        var field = use is null
            ? null
            : new FieldShape(
                property.Name,
                use,
                property.IsRequired ? FieldPlace.RequiredProperty : FieldPlace.OptionalProperty,
                null,
                null,
                since,
                Documentation.SummaryOf(property),
                default);
        return Constrain(field, property, null, site);
    }

    private FieldShape? Constrain(
        FieldShape? field, IPropertySymbol property, IParameterSymbol? parameter, Site site) =>
        field is null || !types.IsStrict
            ? field
            : field with { Constraints = Constraints.Of(property, parameter, field, site, types.Problems) };

    /// <summary>A configuration may look at itself as a whole, and say what is wrong.</summary>
    private static bool HasValidate(INamedTypeSymbol type) => type.GetMembers("Validate")
        .OfType<IMethodSymbol>()
        .Any(static method =>
            method is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Parameters.Length: 0 }
            && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } result
            && Names.Metadata(result.OriginalDefinition) == "System.Collections.Generic.IEnumerable`1"
            && result.TypeArguments[0].SpecialType is SpecialType.System_String);

    private void CheckSince(int since, IPropertySymbol property, Site site)
    {
        if (since != 0
            && Minors.GreatestIn(property.ContainingAssembly) is var greatest
            && (since < 0 || since > greatest))
        {
            types.Problems.Add(ContractRules.Since, site.Within(property), property.Name, since, greatest);
        }
    }

    private void CheckName(IPropertySymbol property, Site site)
    {
        if (!Names.IsPlain(property.Name))
        {
            types.Problems.Add(
                ContractRules.OperationName,
                site.Within(property),
                property.Name,
                "have only ASCII letters, digits and underscores");
        }
    }
}
