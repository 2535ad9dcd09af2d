using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Expressions that write and read a value of a type.</summary>
internal static class Expressions
{
    /// <summary>A statement without semicolon that writes a value.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="value">An expression without side effects.</param>
    /// <param name="name">What to call it when it is null and must not be.</param>
    public static string Write(TypeUse type, string value, string name)
    {
        if (type.IsNullable)
        {
            return $"writer.WriteNullable({value}, {Writer(type.Required, name)})";
        }

        return type.Form switch
        {
            Form.Boolean => $"writer.WriteBoolean({value})",
            Form.SByte or Form.Int16 or Form.Int32 or Form.Int64 => $"writer.WriteInt64({value})",
            Form.Byte or Form.UInt16 or Form.UInt32 or Form.UInt64 => $"writer.WriteUInt64({value})",
            Form.String => $"writer.WriteString({value} ?? throw writer.NullAt({Names.Literal(name)}))",
            Form.Bytes => $"writer.WriteBytes({value}.Span)",
            Form.Enumeration or Form.Record or Form.Hierarchy => $"{type.Codec}.Write(writer, {value})",
            Form.Array => $"writer.WriteArray({value}, {Writer(type.Arguments[0], name)})",
            Form.List => $"writer.WriteList({value}, {Writer(type.Arguments[0], name)})",
            Form.Set => $"writer.WriteSet({value}, {Writer(type.Arguments[0], name)})",
            Form.Map or Form.SortedMap when IsText(type) =>
                $"writer.WriteMap({value}, {Writer(type.Arguments[1], name)})",
            Form.Map or Form.SortedMap =>
                $"writer.WritePairs({value}, {Writer(type.Arguments[0], name)}, {Writer(type.Arguments[1], name)})",
            _ => $"writer.Write{type.Form}({value})",
        };
    }

    /// <summary>An expression that reads a value.</summary>
    public static string Read(TypeUse type)
    {
        if (type.IsNullable)
        {
            return $"reader.TryReadNull() ? default({type.Text}) : {Read(type.Required)}";
        }

        return type.Form switch
        {
            Form.SByte or Form.Int16 or Form.Int32 =>
                $"({type.Name})reader.ReadInteger({type.Name}.MinValue, {type.Name}.MaxValue)",
            Form.Byte or Form.UInt16 or Form.UInt32 => $"({type.Name})reader.ReadUnsigned({type.Name}.MaxValue)",
            Form.Enumeration or Form.Record or Form.Hierarchy => $"{type.Codec}.Read(reader)",
            Form.Array => ReadMany("Array", type.Arguments[0]),
            Form.List => ReadMany("List", type.Arguments[0]),
            Form.Set => ReadMany("Set", type.Arguments[0]),
            Form.Map when IsText(type) => ReadMany("Map", type.Arguments[1]),
            Form.SortedMap when IsText(type) => ReadMany("SortedMap", type.Arguments[1]),
            Form.Map => ReadPairs("Pairs", type),
            Form.SortedMap => ReadPairs("SortedPairs", type),
            _ => $"reader.Read{type.Form}()",
        };
    }

    /// <summary>A delegate that writes a value.</summary>
    public static string Writer(TypeUse type, string name) => HasCodec(type)
        ? $"{type.Codec}.Write"
        : $"static (writer, item) => {Write(type, "item", name)}";

    /// <summary>A delegate that reads a value.</summary>
    public static string Reader(TypeUse type) =>
        HasCodec(type) ? $"{type.Codec}.Read" : $"static reader => {Read(type)}";

    private static string ReadMany(string what, TypeUse item) => $"reader.Read{what}<{item.Text}>({Reader(item)})";

    private static string ReadPairs(string what, TypeUse type) =>
        $"reader.Read{what}<{type.Arguments[0].Text}, {type.Arguments[1].Text}>"
        + $"({Reader(type.Arguments[0])}, {Reader(type.Arguments[1])})";

    private static bool HasCodec(TypeUse type) =>
        !type.IsNullable && type.Codec.Length > 0;

    private static bool IsText(TypeUse type) => type.Arguments[0].Form is Form.String;
}
