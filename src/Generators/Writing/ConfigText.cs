using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the reader of a configuration record: strict about names, with the rules that its fields state.</summary>
internal static class ConfigText
{
    public static void Write(CodeText code, RecordShape record)
    {
        RecordText.WriteNames(code, "Fields", record.Fields);
        code.Line().Open($"public static {record.Name} Read({Clr.Reader} reader)");
        RecordText.WriteFieldLoop(
            code, record.Fields, $"{Clr.FieldReader}.Begin(reader, Fields, {Clr.UnknownFields}Refuse)");
        RecordText.WriteConstruction(code, record, "return");
        code.Close();
    }
}
