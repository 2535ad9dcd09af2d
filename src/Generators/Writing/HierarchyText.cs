using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>
/// Writes the codec of a closed hierarchy: an object whose first field, <c>$type</c>, names the case.
/// </summary>
internal static class HierarchyText
{
    public static void Write(CodeText code, HierarchyShape shape)
    {
        foreach (var item in shape.Cases)
        {
            RecordText.WriteNames(code, Simple(item) + "Fields", item.Fields);
            code.Line();
        }

        var isStrict = shape.Cases[0].IsStrict;
        if (!isStrict)
        {
            WriteSwitch(code, shape);
        }

        var unknown = $"'{{name}}' is none of {string.Join(", ", shape.Cases.Select(Simple))}.";
        code.Open($"public static {shape.Name} Read({Clr.Reader} reader)");
        code.Line($"var name = {Clr.FieldReader}.BeginCase(reader);").Line("return name switch").Line("{").Indented(_ =>
        {
            foreach (var item in shape.Cases)
            {
                code.Line($"{Names.Literal(Simple(item))} => Read{Simple(item)}(reader),");
            }

            code.Line($"_ => throw new {Clr.PayloadException}(\"$type\", $\"{unknown}\"),");
        }).Line("};").Close();

        foreach (var item in shape.Cases)
        {
            if (!isStrict)
            {
                WriteWriter(code, item);
            }

            WriteReader(code, item);
        }
    }

    private static void WriteSwitch(CodeText code, HierarchyShape shape)
    {
        code.Open($"public static void Write({Clr.Writer} writer, {shape.Name} value)").Open("switch (value)");
        foreach (var item in shape.Cases)
        {
            code.Line($"case {item.Name} item:")
                .Indented(_ => code.Line($"Write{Simple(item)}(writer, item);").Line("break;"));
        }

        code.Line("default:").Indented(_ => code.Line($"throw writer.NullAt({Names.Literal(shape.Label)});"));
        code.Close().Close().Line();
    }

    private static void WriteWriter(CodeText code, RecordShape item)
    {
        code.Line().Open($"private static void Write{Simple(item)}({Clr.Writer} writer, {item.Name} value)");
        code.Line($"writer.BeginObject({item.Fields.Count + 1});");
        code.Line("writer.WriteName(\"$type\"u8);").Line($"writer.WriteString({Names.Literal(Simple(item))});");
        RecordText.WriteFields(code, item);
        code.Line("writer.EndObject();").Close();
    }

    private static void WriteReader(CodeText code, RecordShape item)
    {
        var unknown = item.IsStrict ? "Refuse" : "Skip";
        var begin = $"{Clr.FieldReader}.Continue(reader, {Simple(item)}Fields, {Clr.UnknownFields}{unknown})";
        code.Line();
        ConfigText.WriteRead(code, item, "private", "Read" + Simple(item), begin);
        ConfigText.WriteCheck(code, item, "Check" + Simple(item));
    }

    private static string Simple(RecordShape item) => item.Label.Substring(item.Label.LastIndexOf('.') + 1);
}
