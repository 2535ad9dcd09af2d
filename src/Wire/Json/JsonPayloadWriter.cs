using System.Text.Encodings.Web;
using System.Text.Json;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>Writes JSON without white space; escapes are few, because it is never part of HTML.</summary>
internal sealed class JsonPayloadWriter : PayloadWriter
{
    private static readonly JsonWriterOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = PayloadLimits.Depth,
    };

    private readonly JsonBuffer _buffer;
    private readonly Utf8JsonWriter _json;
    private WriterNesting _nesting = new();

    public JsonPayloadWriter()
    {
        _buffer = new JsonBuffer();
        _json = new Utf8JsonWriter(_buffer, _options);
    }

    public override void WriteNull()
    {
        _json.WriteNullValue();
        _nesting.Value();
    }

    public override void WriteBoolean(bool value)
    {
        _json.WriteBooleanValue(value);
        _nesting.Value();
    }

    public override void WriteInt64(long value)
    {
        _json.WriteNumberValue(value);
        _nesting.Value();
    }

    public override void WriteUInt64(ulong value)
    {
        _json.WriteNumberValue(value);
        _nesting.Value();
    }

    public override void WriteSingle(float value)
    {
        if (float.IsFinite(value))
        {
            _json.WriteNumberValue(value);
        }
        else
        {
            _json.WriteStringValue(SpecialNumber.Of(value));
        }

        _nesting.Value();
    }

    public override void WriteDouble(double value)
    {
        if (double.IsFinite(value))
        {
            _json.WriteNumberValue(value);
        }
        else
        {
            _json.WriteStringValue(SpecialNumber.Of(value));
        }

        _nesting.Value();
    }

    public override void WriteDecimal(decimal value)
    {
        _json.WriteNumberValue(value);
        _nesting.Value();
    }

    public override void WriteString(ReadOnlySpan<char> value)
    {
        Utf8Text.DemandWellFormed(value);
        _json.WriteStringValue(value);
        _nesting.Value();
    }

    public override void WriteBytes(ReadOnlySpan<byte> value)
    {
        _json.WriteBase64StringValue(value);
        _nesting.Value();
    }

    public override void BeginArray(int count)
    {
        _nesting.BeginArray(count);
        _json.WriteStartArray();
    }

    public override void EndArray()
    {
        _nesting.End();
        _json.WriteEndArray();
    }

    public override void BeginObject(int count)
    {
        _nesting.BeginObject(count);
        _json.WriteStartObject();
    }

    public override void WriteName(ReadOnlySpan<byte> utf8Name)
    {
        _json.WritePropertyName(utf8Name);
        _nesting.Value();
    }

    public override void EndObject()
    {
        _nesting.End();
        _json.WriteEndObject();
    }

    public override Payload Finish()
    {
        _nesting.Finish();
        _json.Flush();
        return new(JsonPayloadFormat.Instance, _buffer.Finish());
    }
}
