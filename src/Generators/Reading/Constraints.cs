using System.Globalization;
using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;
using Mortise.Generators.Writing;

namespace Mortise.Generators.Reading;

/// <summary>The rules of <c>System.ComponentModel.DataAnnotations</c> on a configuration's field.</summary>
internal static class Constraints
{
    private const string Home = "System.ComponentModel.DataAnnotations.";

    /// <summary>The rules of a property and of the constructor parameter that it comes from.</summary>
    public static EquatableArray<ConstraintShape> Of(
        IPropertySymbol property,
        IParameterSymbol? parameter,
        FieldShape field,
        Site site,
        Problems problems) => property.GetAttributes()
        .Concat(parameter?.GetAttributes() ?? [])
        .Where(static attribute => IsValidation(attribute.AttributeClass))
        .Select(attribute =>
        {
            var read = Read(attribute, field, out var problem);
            if (problem is not null)
            {
                var name = attribute.AttributeClass!.Name.Replace("Attribute", "");
                problems.Add(PluginRules.Constraint, site.Within(property), name, property.Name, problem);
            }

            return read;
        })
        .OfType<ConstraintShape>()
        .ToEquatable();

    private static ConstraintShape? Read(AttributeData attribute, FieldShape field, out string? problem)
    {
        problem = null;
        var name = Names.Metadata(attribute.AttributeClass);
        switch (name.StartsWith(Home, StringComparison.Ordinal) ? name.Substring(Home.Length) : name)
        {
            case "RangeAttribute":
                return Range(attribute, field.Type, out problem);
            case "MinLengthAttribute":
                return Length(field.Type, attribute.Argument(0, 0), null, out problem);
            case "MaxLengthAttribute":
                return Length(field.Type, null, attribute.Argument(0, 0), out problem);
            case "LengthAttribute":
                return Length(field.Type, attribute.Argument(0, 0), attribute.Argument(1, 0), out problem);
            case "StringLengthAttribute":
                return Length(field.Type, attribute.Named("MinimumLength", 0), attribute.Argument(0, 0), out problem);
            case "RequiredAttribute":
                return field.Type.Form is Form.String ? Length(field.Type, 1, null, out problem) : null;
            case "RegularExpressionAttribute" when field.Type.Form is Form.String:
                var pattern = attribute.Argument(0, "");
                return new ConstraintShape(
                    ConstraintKind.Pattern,
                    pattern,
                    "",
                    new[] { "pattern=" + JsonText.Quote($"^(?:{pattern})$") }.ToEquatable());
            case "AllowedValuesAttribute":
                return Values(ConstraintKind.Allowed, attribute, field.Type, out problem);
            case "DeniedValuesAttribute":
                return Values(ConstraintKind.Denied, attribute, field.Type, out problem);
            case "RegularExpressionAttribute":
                problem = "a pattern is for text";
                return null;
            default:
                problem = "only Range, Length, MinLength, MaxLength, StringLength, RegularExpression, AllowedValues, "
                    + "DeniedValues and Required are";
                return null;
        }
    }

    private static ConstraintShape? Range(AttributeData attribute, TypeUse type, out string? problem)
    {
        var arguments = attribute.ConstructorArguments;
        var (low, high) = arguments.Length == 3
            ? (arguments[1].Value, arguments[2].Value)
            : (arguments[0].Value, arguments[1].Value);
        problem = null;
        if (Bounds.Of(type.Form, low) is not { } lower || Bounds.Of(type.Form, high) is not { } upper)
        {
            problem = $"its bounds are no values of {type.Label}";
            return null;
        }

        var overLow = attribute.Named("MinimumIsExclusive", false);
        var underHigh = attribute.Named("MaximumIsExclusive", false);
        var json = type.Form is Form.TimeSpan or Form.DateOnly
            ? []
            : new[]
            {
                $"{(overLow ? "exclusiveMinimum" : "minimum")}={lower.Text}",
                $"{(underHigh ? "exclusiveMaximum" : "maximum")}={upper.Text}",
            };
        return new ConstraintShape(
            ConstraintKind.Range,
            $"{(overLow ? ">" : ">=")} {lower.Code}",
            $"{(underHigh ? "<" : "<=")} {upper.Code}",
            json.ToEquatable(),
            overLow || underHigh
                ? $"{(overLow ? "greater than" : "at least")} {lower.Text} and "
                    + $"{(underHigh ? "less than" : "at most")} {upper.Text}"
                : $"between {lower.Text} and {upper.Text}");
    }

    private static ConstraintShape? Length(TypeUse type, int? least, int? most, out string? problem)
    {
        var suffix = type.Form switch
        {
            Form.String or Form.Bytes => "Length",
            Form.Map or Form.SortedMap => "Properties",
            Form.Array or Form.List or Form.Set => "Items",
            _ => null,
        };
        problem = suffix is null ? "a length is for text and collections" : null;
        if (problem is not null)
        {
            return null;
        }

        var json = new List<string>();
        if (least is { } minimum)
        {
            json.Add($"min{suffix}={minimum.ToString(CultureInfo.InvariantCulture)}");
        }

        if (most is { } maximum)
        {
            json.Add($"max{suffix}={maximum.ToString(CultureInfo.InvariantCulture)}");
        }

        var words = (least, most) switch
        {
            ({ } low, null) => $"at least {low}",
            (null, { } high) => $"at most {high}",
            _ => $"{least} to {most}",
        };
        return new ConstraintShape(
            ConstraintKind.Length, least?.ToString() ?? "", most?.ToString() ?? "", json.ToEquatable(), words);
    }

    private static ConstraintShape? Values(
        ConstraintKind kind, AttributeData attribute, TypeUse type, out string? problem)
    {
        problem = null;
        var values = attribute.ConstructorArguments.SelectMany(static argument =>
            argument.Kind is TypedConstantKind.Array ? argument.Values.AsEnumerable() : [argument]).ToList();
        var code = values.Select(value => Bounds.Of(type.Form, value.Value)).ToList();
        if (type.Form is Form.TimeSpan or Form.DateOnly || code.Count == 0 || code.Any(static value => value is null))
        {
            problem = $"its values are no values of {type.Label}";
            return null;
        }

        var texts = code.Select(value =>
            type.Form is Form.String ? JsonText.Quote(value!.Value.Text) : value!.Value.Text);
        var list = $"[{string.Join(", ", texts)}]";
        return new ConstraintShape(
            kind,
            string.Join(" or ", code.Select(static value => value!.Value.Code)),
            "",
            new[] { kind is ConstraintKind.Allowed ? $"enum={list}" : $"not={{ \"enum\": {list} }}" }.ToEquatable(),
            string.Join(", ", code.Select(static value => value!.Value.Text)));
    }

    private static bool IsValidation(INamedTypeSymbol? type)
    {
        for (var current = type?.BaseType; current is not null; current = current.BaseType)
        {
            if (Names.Metadata(current) == Home + "ValidationAttribute")
            {
                return true;
            }
        }

        return false;
    }
}
