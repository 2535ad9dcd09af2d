using System.Globalization;
using System.Text;
using Mortise.Payloads;

namespace Mortise.Wire.Tests.Values;

/// <summary>
/// A random value that writes itself and reads one of its own shape, as a generated codec does. Two are equal when
/// their text is, and the text shows every bit.
/// </summary>
public abstract record Value
{
    public abstract void Write(PayloadWriter writer);

    public abstract Value Read(PayloadReader reader);

    public Payload Encode(PayloadFormat format)
    {
        var writer = format.CreateWriter();
        Write(writer);
        return writer.Finish();
    }

    public Value Decode(Payload payload)
    {
        var reader = payload.Read();
        var value = Read(reader);
        reader.End();
        return value;
    }
}

public sealed record NullValue : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteNull();

    public override Value Read(PayloadReader reader) =>
        reader.TryReadNull() ? this : throw new PayloadException("", "null was expected.");

    public override string ToString() => "null";
}

public sealed record BooleanValue(bool Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteBoolean(Content);

    public override Value Read(PayloadReader reader) => new BooleanValue(reader.ReadBoolean());

    public override string ToString() => Content ? "true" : "false";
}

public sealed record Int64Value(long Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteInt64(Content);

    public override Value Read(PayloadReader reader) => new Int64Value(reader.ReadInt64());

    public override string ToString() => $"long {Content}";
}

public sealed record UInt64Value(ulong Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteUInt64(Content);

    public override Value Read(PayloadReader reader) => new UInt64Value(reader.ReadUInt64());

    public override string ToString() => $"ulong {Content}";
}

public sealed record SingleValue(float Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteSingle(Content);

    public override Value Read(PayloadReader reader) => new SingleValue(reader.ReadSingle());

    public override string ToString() => $"float {BitConverter.SingleToUInt32Bits(Content):x8} {Content:r}";
}

public sealed record DoubleValue(double Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteDouble(Content);

    public override Value Read(PayloadReader reader) => new DoubleValue(reader.ReadDouble());

    public override string ToString() => $"double {BitConverter.DoubleToUInt64Bits(Content):x16} {Content:r}";
}

public sealed record DecimalValue(decimal Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteDecimal(Content);

    public override Value Read(PayloadReader reader) => new DecimalValue(reader.ReadDecimal());

    public override string ToString() =>
        $"decimal {string.Join('.', decimal.GetBits(Content))} {Content.ToString(CultureInfo.InvariantCulture)}";
}

public sealed record TextValue(string Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteString(Content);

    public override Value Read(PayloadReader reader) => new TextValue(reader.ReadString());

    public override string ToString() => $"text {Convert.ToHexString(Encoding.Unicode.GetBytes(Content))}";
}

public sealed record BytesValue(byte[] Content) : Value
{
    public override void Write(PayloadWriter writer) => writer.WriteBytes(Content);

    public override Value Read(PayloadReader reader) => new BytesValue(reader.ReadBytes().ToArray());

    public override string ToString() => $"bytes {Convert.ToHexString(Content)}";
}

/// <summary>Reads each element in the shape of its place; what has no place is passed over.</summary>
public sealed record ArrayValue(Value[] Content) : Value
{
    public override void Write(PayloadWriter writer)
    {
        writer.BeginArray(Content.Length);
        foreach (var element in Content)
        {
            element.Write(writer);
        }

        writer.EndArray();
    }

    public override Value Read(PayloadReader reader)
    {
        var elements = new List<Value>(reader.BeginArray());
        while (reader.NextElement())
        {
            if (elements.Count < Content.Length)
            {
                elements.Add(Content[elements.Count].Read(reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return new ArrayValue([.. elements]);
    }

    public override string ToString() => $"[{string.Join(", ", Content.AsEnumerable())}]";
}

public sealed record ObjectValue(KeyValuePair<string, Value>[] Content) : Value
{
    public override void Write(PayloadWriter writer)
    {
        writer.BeginObject(Content.Length);
        foreach (var (name, value) in Content)
        {
            writer.WriteName(Encoding.UTF8.GetBytes(name));
            value.Write(writer);
        }

        writer.EndObject();
    }

    public override Value Read(PayloadReader reader)
    {
        var fields = new List<KeyValuePair<string, Value>>();
        reader.BeginObject();
        while (reader.NextName(out var utf8Name))
        {
            var name = Encoding.UTF8.GetString(utf8Name);
            if (fields.Count < Content.Length && Content[fields.Count].Key == name)
            {
                fields.Add(new(name, Content[fields.Count].Value.Read(reader)));
            }
            else
            {
                reader.Skip();
            }
        }

        return new ObjectValue([.. fields]);
    }

    public override string ToString() =>
        $"{{{string.Join(", ", Content.Select(field => $"{field.Key}: {field.Value}"))}}}";
}
