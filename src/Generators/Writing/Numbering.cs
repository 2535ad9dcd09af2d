using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Numbers fields for reading: first those that must be there, then the others.</summary>
internal static class Numbering
{
    public static (List<FieldShape> Required, List<FieldShape> Optional) Of(IEnumerable<FieldShape> fields)
    {
        var all = fields.ToList();
        return (
            all.Where(static field => field.IsRequired).ToList(),
            all.Where(static field => !field.IsRequired).ToList());
    }

    public static string Literals(IEnumerable<FieldShape> fields) =>
        $"[{string.Join(", ", fields.Select(static field => Names.Literal(field.Name)))}]";
}
