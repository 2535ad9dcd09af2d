using Microsoft.CodeAnalysis;
using Mortise.Generators.Model;
using Mortise.Generators.Rules;

namespace Mortise.Generators.Reading;

/// <summary>The rules of <c>System.ComponentModel.DataAnnotations</c> on a configuration's field.</summary>
internal static class Constraints
{
    public static EquatableArray<ConstraintShape> Of(
        IPropertySymbol property, FieldShape field, Site site, Problems problems) => default;
}
