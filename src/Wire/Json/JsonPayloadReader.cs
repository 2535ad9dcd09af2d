using System.Text.Json;
using System.Text.Unicode;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// Reads JSON that may be hostile, one token ahead. The lexer knows the grammar and the depth; what it leaves open,
/// that text is UTF-8 and numbers are in range, is checked where it is read.
/// </summary>
internal sealed class JsonPayloadReader(ReadOnlyMemory<byte> bytes) : PayloadReader, INumberSource
{
    private JsonLexer _lexer = new();
    private ReaderNesting _nesting;

    public override PayloadToken Peek() => Ahead() switch
    {
        JsonTokenType.Null => PayloadToken.Null,
        JsonTokenType.True or JsonTokenType.False => PayloadToken.Boolean,
        JsonTokenType.Number => PayloadToken.Number,
        JsonTokenType.String => PayloadToken.String,
        JsonTokenType.StartArray => PayloadToken.Array,
        JsonTokenType.StartObject => PayloadToken.Object,
        _ => PayloadToken.End,
    };

    public override bool TryReadNull()
    {
        if (Ahead() is not JsonTokenType.Null)
        {
            return false;
        }

        Take();
        return true;
    }

    public override bool ReadBoolean()
    {
        var token = Ahead();
        if (token is not (JsonTokenType.True or JsonTokenType.False))
        {
            throw PayloadProblem.Expected("a Boolean", Peek());
        }

        Take();
        return token is JsonTokenType.True;
    }

    public override long ReadInt64() => JsonNumber.ToInt64(TakeNumber("an integer"));

    public override ulong ReadUInt64() => JsonNumber.ToUInt64(TakeNumber("an integer"));

    public override float ReadSingle() =>
        TryTakeSpecial(out var special) ? (float)special : NumberText.ToSingle(TakeNumber("a number"));

    public override double ReadDouble() =>
        TryTakeSpecial(out var special) ? special : NumberText.ToDouble(TakeNumber("a number"));

    public override decimal ReadDecimal() => NumberText.ToDecimal(TakeNumber("a number"));

    public override string ReadString()
    {
        Demand(JsonTokenType.String, "text");
        return Utf8Text.Decode(TakeText());
    }

    public override ReadOnlyMemory<byte> ReadBytes()
    {
        Demand(JsonTokenType.String, "bytes in Base64");
        return Base64Text.Decode(TakeText());
    }

    public override int BeginArray()
    {
        Demand(JsonTokenType.StartArray, "a sequence");
        Begin(false);
        return 0;
    }

    public override bool NextElement()
    {
        _nesting.Check(false);
        if (Ahead() is JsonTokenType.EndArray)
        {
            Leave();
            return false;
        }

        _nesting.Next();
        return true;
    }

    public override void BeginObject()
    {
        Demand(JsonTokenType.StartObject, "an object");
        Begin(true);
    }

    public override bool NextName(out ReadOnlySpan<byte> utf8Name)
    {
        _nesting.Check(true);
        utf8Name = default;
        if (Ahead() is JsonTokenType.EndObject)
        {
            Leave();
            return false;
        }

        utf8Name = TakeText();
        _nesting.Next();
        return Utf8.IsValid(utf8Name) ? true : throw PayloadProblem.NotUtf8();
    }

    public override void Skip()
    {
        var depth = 0;
        do
        {
            switch (Ahead())
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    depth++;
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    depth--;
                    break;
                case JsonTokenType.None:
                    throw PayloadProblem.Truncated();
                default:
                    break;
            }

            Take();
        }
        while (depth > 0);
    }

    public override void End()
    {
        _nesting.End();
        if (Ahead() is not JsonTokenType.None)
        {
            throw new PayloadException("", "something follows the end of the payload.");
        }
    }

    public void CopyNumber(PayloadWriter target) => JsonNumber.Copy(TakeNumber("a number"), target);

    private JsonTokenType Ahead() => _lexer.Ahead(bytes.Span);

    private void Demand(JsonTokenType token, string expected)
    {
        if (Ahead() != token)
        {
            throw PayloadProblem.Expected(expected, Peek());
        }
    }

    private void Take()
    {
        _lexer.Take();
        _nesting.Value();
    }

    private ReadOnlySpan<byte> TakeNumber(string expected)
    {
        Demand(JsonTokenType.Number, expected);
        var text = _lexer.Text(bytes.Span);
        Take();
        return text;
    }

    private ReadOnlySpan<byte> TakeText()
    {
        var text = _lexer.Text(bytes.Span);
        Take();
        return text;
    }

    private bool TryTakeSpecial(out double value)
    {
        value = 0;
        if (Ahead() is not JsonTokenType.String || !SpecialNumber.TryRead(_lexer.Text(bytes.Span), out value))
        {
            return false;
        }

        Take();
        return true;
    }

    private void Begin(bool isObject)
    {
        _lexer.Take();
        _nesting.Begin(isObject);
    }

    private void Leave()
    {
        _lexer.Take();
        _nesting.Leave();
    }
}
