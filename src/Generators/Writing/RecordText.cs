using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the parts of codecs that deal with the fields of one object.</summary>
internal static class RecordText
{
    /// <summary>A local for a field while it is read; numbered, since names of fields may be anything.</summary>
    public static string Local(FieldShape field, int index)
    {
        var name = char.ToLowerInvariant(field.Name[0]) + field.Name.Substring(1);
        return name is "reader" or "fields" or "field" or "problem" or "value" ? $"{name}{index}" : Names.Escape(name);
    }

    public static void WriteNames(CodeText code, string name, IEnumerable<FieldShape> fields)
    {
        var (required, optional) = Numbering.Of(fields);
        code.Call(
            $"private static readonly {Clr.FieldNames} {name} = new", [Numbering.Literals(required), Numbering.Literals(optional)], ";");
    }

    /// <summary>Writes each field of <c>value</c>; <paramref name="more"/> fields were written before.</summary>
    public static void WriteFields(CodeText code, RecordShape record)
    {
        foreach (var field in record.Fields)
        {
            code.Line($"writer.WriteName({Names.Literal(field.Name)}u8);");
            code.Line(Expressions.Write(field.Type, $"value.{Names.Escape(field.Name)}", $"{record.Label}.{field.Name}") + ";");
        }
    }

    /// <summary>Writes the locals and the loop that fills them.</summary>
    public static void WriteFieldLoop(CodeText code, IReadOnlyList<FieldShape> fields, string begin)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            var start = fields[index].DefaultCode ?? (fields[index].Type is { IsValueType: false, IsNullable: false } ? "default!" : "default");
            code.Line($"{fields[index].Type.Text} {Local(fields[index], index)} = {start};");
        }

        var (required, optional) = Numbering.Of(fields);
        var numbered = required.Concat(optional).ToList();
        code.Line($"var fields = {begin};");
        code.Open("try");
        if (numbered.Count == 0)
        {
            code.Open("while (fields.Next(out _))").Close().Close();
        }
        else
        {
            code.Open("while (fields.Next(out var field))").Open("switch (field)");
            for (var number = 0; number < numbered.Count; number++)
            {
                var field = numbered[number];
                code.Line($"case {number}:").Indented(_ => code
                    .Line($"{Local(field, IndexOf(fields, field))} = {Expressions.Read(field.Type)};")
                    .Line("break;"));
            }

            code.Close().Close().Close();
        }

        code.Open($"catch ({Clr.PayloadException} problem)").Line("throw fields.Locate(problem);").Close().Line();
    }

    /// <summary>Writes how the object is made from the locals.</summary>
    public static void WriteConstruction(CodeText code, RecordShape record, string keyword)
    {
        var parameters = Pick(record, FieldPlace.Parameter);
        var required = Pick(record, FieldPlace.RequiredProperty);
        var optional = Pick(record, FieldPlace.OptionalProperty);
        var made = $"new {record.Name}({string.Join(", ", parameters.Select(static item => item.Local))})"
            + (required.Count == 0 ? "" : $" {{ {string.Join(", ", required.Select(static item => $"{item.Field.Name} = {item.Local}"))} }}");
        if (optional.Count == 0)
        {
            code.Line($"{keyword} {made};");
            return;
        }

        code.Line($"var value = {made};");
        code.Line($"{keyword} value with").Line("{").Indented(_ =>
        {
            var numbered = Numbering.Of(record.Fields);
            foreach (var (field, local) in optional)
            {
                var number = numbered.Required.Count + numbered.Optional.IndexOf(field);
                code.Line($"{field.Name} = fields.Has({number}) ? {local} : value.{field.Name},");
            }
        }).Line("};");
    }

    private static List<(FieldShape Field, string Local)> Pick(RecordShape record, FieldPlace place) => record.Fields
        .Select((field, index) => (field, Local(field, index)))
        .Where(item => item.field.Place == place)
        .ToList();

    private static int IndexOf(IReadOnlyList<FieldShape> fields, FieldShape field)
    {
        var index = 0;
        while (!ReferenceEquals(fields[index], field))
        {
            index++;
        }

        return index;
    }
}
