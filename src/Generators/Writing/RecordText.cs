using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the parts of codecs that deal with the fields of one object.</summary>
internal static class RecordText
{
    /// <summary>The names of the locals that hold the fields while they are read.</summary>
    public static List<string> LocalsOf(IEnumerable<FieldShape> fields)
    {
        var taken = new HashSet<string>(["reader", "fields", "field", "problem", "value"], StringComparer.Ordinal);
        return fields.Select(field =>
        {
            var name = char.ToLowerInvariant(field.Name[0]) + field.Name.Substring(1);
            while (!taken.Add(name))
            {
                name += "_";
            }

            return Names.Escape(name);
        }).ToList();
    }

    public static void WriteNames(CodeText code, string name, IEnumerable<FieldShape> fields)
    {
        var (required, optional) = Numbering.Of(fields);
        code.Call(
            $"private static readonly {Clr.FieldNames} {name} = new",
            [Numbering.Literals(required), Numbering.Literals(optional)],
            ";");
    }

    /// <summary>Writes each field of <c>value</c>.</summary>
    public static void WriteFields(CodeText code, RecordShape record)
    {
        foreach (var field in record.Fields)
        {
            code.Line($"writer.WriteName({Names.Literal(field.Name)}u8);");
            var value = $"value.{Names.Escape(field.Name)}";
            code.Line(Expressions.Write(field.Type, value, $"{record.Label}.{field.Name}") + ";");
        }
    }

    /// <summary>Writes the locals and the loop that fills them.</summary>
    public static void WriteFieldLoop(CodeText code, IReadOnlyList<FieldShape> fields, string begin)
    {
        var locals = LocalsOf(fields);
        for (var index = 0; index < fields.Count; index++)
        {
            var none = fields[index].Type is { IsValueType: false, IsNullable: false } ? "default!" : "default";
            code.Line($"{fields[index].Type.Text} {locals[index]} = {fields[index].DefaultCode ?? none};");
        }

        code.Line($"var fields = {begin};");
        if (fields.Count == 0)
        {
            code.Line("fields.Next(out _);");
            return;
        }

        var (required, optional) = Numbering.Of(fields);
        var numbered = required.Concat(optional).ToList();
        code.Open("try").Open("while (fields.Next(out var field))").Open("switch (field)");
        for (var number = 0; number < numbered.Count; number++)
        {
            var local = locals[fields.ToList().IndexOf(numbered[number])];
            code.Line($"case {number}:").Indented(_ => code
                .Line($"{local} = {Expressions.Read(numbered[number].Type)};")
                .Line("break;"));
        }

        code.Close().Close().Close();
        code.Open($"catch ({Clr.PayloadException} problem)").Line("throw fields.Locate(problem);").Close().Line();
    }

    /// <summary>Writes how the object is made from the locals, and what checks it, if anything does.</summary>
    public static void WriteConstruction(CodeText code, RecordShape record, string? check)
    {
        var locals = LocalsOf(record.Fields);
        IEnumerable<(FieldShape Field, string Local)> Pick(FieldPlace place) => record.Fields
            .Select((field, index) => (field, locals[index])).Where(item => item.field.Place == place);

        var arguments = Pick(FieldPlace.Parameter).Select(static item => item.Local);
        var made = $"new {record.Name}({string.Join(", ", arguments)})";
        var required = string.Join(
            ", ", Pick(FieldPlace.RequiredProperty).Select(static item => $"{item.Field.Name} = {item.Local}"));
        made += required.Length == 0 ? "" : $" {{ {required} }}";
        var optional = Pick(FieldPlace.OptionalProperty).ToList();
        if (check is null && optional.Count == 0)
        {
            code.Line($"return {made};");
            return;
        }

        code.Line($"var value = {made};");
        if (optional.Count > 0)
        {
            var numbered = Numbering.Of(record.Fields);
            code.Line(check is null ? "return value with" : "value = value with").Line("{").Indented(_ =>
            {
                foreach (var (field, local) in optional)
                {
                    var number = numbered.Required.Count + numbered.Optional.IndexOf(field);
                    code.Line($"{field.Name} = fields.Has({number}) ? {local} : value.{field.Name},");
                }
            }).Line("};");
        }

        if (check is not null)
        {
            code.Line($"{check}(value);").Line("return value;");
        }
    }
}
