using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the codec of an enumeration: members by name, anything else as a number.</summary>
internal static class EnumerationText
{
    public static void Write(CodeText code, EnumerationShape shape)
    {
        var isUnsigned = shape.Underlying is Form.Byte or Form.UInt16 or Form.UInt32 or Form.UInt64;
        var type = Keyword(shape.Underlying);
        code.Open($"public static void Write({Clr.Writer} writer, {shape.Name} value)").Open("switch (value)");
        var members = shape.Members.GroupBy(static member => member.Value).Select(static group => group.First());
        foreach (var member in members)
        {
            code.Line($"case {shape.Name}.{Names.Escape(member.Name)}:").Indented(_ => code
                .Line($"writer.WriteString({Names.Literal(member.Name)});")
                .Line("break;"));
        }

        code.Line("default:").Indented(_ => code
            .Line($"writer.{(isUnsigned ? "WriteUInt64" : "WriteInt64")}(({type})value);")
            .Line("break;"));
        code.Close().Close().Line();

        code.Open($"public static {shape.Name} Read({Clr.Reader} reader)");
        code.Open($"if (reader.Peek() is not {Clr.Payloads}PayloadToken.String)");
        code.Line($"return ({shape.Name})" + shape.Underlying switch
        {
            Form.Int64 => "reader.ReadInt64();",
            Form.UInt64 => "reader.ReadUInt64();",
            _ when isUnsigned => $"reader.ReadUnsigned({type}.MaxValue);",
            _ => $"reader.ReadInteger({type}.MinValue, {type}.MaxValue);",
        });
        code.Close().Line().Line("var name = reader.ReadString();").Line("return name switch").Line("{").Indented(_ =>
        {
            foreach (var member in shape.Members)
            {
                code.Line($"{Names.Literal(member.Name)} => {shape.Name}.{Names.Escape(member.Name)},");
            }

            var known = string.Join(", ", shape.Members.Select(static member => member.Name));
            code.Line($"_ => throw new {Clr.PayloadException}(\"\", $\"'{{name}}' is none of {known}.\"),");
        }).Line("};").Close();
    }

    private static string Keyword(Form form) => form switch
    {
        Form.SByte => "sbyte",
        Form.Byte => "byte",
        Form.Int16 => "short",
        Form.UInt16 => "ushort",
        Form.UInt32 => "uint",
        Form.Int64 => "long",
        Form.UInt64 => "ulong",
        _ => "int",
    };
}
