using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the codec of one data type.</summary>
internal static class CodecText
{
    public static string Write(DataShape shape)
    {
        var code = new CodeText(shape.Codec.Namespace, shape.Codec.Hidden).Using("Mortise.Payloads").Begin();
        code.Line($"/// <summary>Writes and reads <see cref=\"{shape.Name}\"/>.</summary>");
        code.Open($"internal static class {shape.Codec.Name}");
        switch (shape)
        {
            case EnumerationShape enumeration:
                EnumerationText.Write(code, enumeration);
                break;
            case HierarchyShape hierarchy:
                HierarchyText.Write(code, hierarchy);
                break;
            case RecordShape { IsStrict: true } config:
                ConfigText.Write(code, config);
                break;
            case RecordShape record:
                WriteRecord(code, record);
                break;
        }

        return code.Close().ToString();
    }

    private static void WriteRecord(CodeText code, RecordShape record)
    {
        RecordText.WriteNames(code, "Fields", record.Fields);
        code.Line().Open($"public static void Write({Clr.Writer} writer, {record.Name} value)");
        if (!record.IsValueType)
        {
            code.Open("if (value is null)").Line($"throw writer.NullAt({Names.Literal(record.Label)});").Close().Line();
        }

        code.Line($"writer.BeginObject({record.Fields.Count});");
        RecordText.WriteFields(code, record);
        code.Line("writer.EndObject();").Close().Line();
        code.Open($"public static {record.Name} Read({Clr.Reader} reader)");
        RecordText.WriteFieldLoop(
            code, record.Fields, $"{Clr.FieldReader}.Begin(reader, Fields, {Clr.UnknownFields}Skip)");
        RecordText.WriteConstruction(code, record, check: null);
        code.Close();
    }
}
