using System.Text.Unicode;
using Mortise.Payloads;
using Nerdbank.MessagePack;
using static Nerdbank.MessagePack.MessagePackPrimitives;

namespace Mortise.Wire;

/// <summary>
/// Reads MessagePack that may be hostile. What all open containers together still promise is never more than the bytes
/// that are left, so a count may be trusted as a size to allocate.
/// </summary>
internal sealed class MessagePackPayloadReader(ReadOnlyMemory<byte> bytes) : PayloadReader, INumberSource
{
    private ReaderNesting _nesting;
    private uint[] _outer = [];
    private uint _remaining;
    private long _promised;
    private int _position;

    private ReadOnlySpan<byte> Rest => bytes.Span[_position..];

    public override PayloadToken Peek() =>
        _nesting.Depth > 0 && _remaining == 0 && !_nesting.Due ? PayloadToken.End : MessagePackToken.Of(Rest);

    public override bool TryReadNull()
    {
        if (Peek() is not PayloadToken.Null)
        {
            return false;
        }

        Take(1);
        return true;
    }

    public override bool ReadBoolean()
    {
        Demand(TryRead(Rest, out bool value, out var size), "a Boolean");
        Take(size);
        return value;
    }

    public override long ReadInt64()
    {
        var rest = Rest;
        if (MessagePackToken.IsUnsigned(rest))
        {
            Demand(TryRead(rest, out ulong large, out var size), "an integer");
            var value = large <= long.MaxValue ? (long)large : throw PayloadProblem.OutOfRange("64-bit integers");
            Take(size);
            return value;
        }

        if (MessagePackToken.IsSigned(rest))
        {
            Demand(TryRead(rest, out long value, out var size), "an integer");
            Take(size);
            return value;
        }

        var integral = ReadIntegral();
        return integral is >= long.MinValue and <= long.MaxValue
            ? (long)integral
            : throw PayloadProblem.OutOfRange("64-bit integers");
    }

    public override ulong ReadUInt64()
    {
        var rest = Rest;
        if (MessagePackToken.IsUnsigned(rest))
        {
            Demand(TryRead(rest, out ulong value, out var size), "an integer");
            Take(size);
            return value;
        }

        var integral = MessagePackToken.IsSigned(rest) ? ReadInt64() : ReadIntegral();
        return integral is >= 0 and <= ulong.MaxValue
            ? (ulong)integral
            : throw PayloadProblem.OutOfRange("unsigned 64-bit integers");
    }

    public override float ReadSingle()
    {
        if (!MessagePackToken.IsSingle(Rest))
        {
            var wide = ReadDouble();
            var narrow = (float)wide;
            return float.IsInfinity(narrow) && !double.IsInfinity(wide)
                ? throw PayloadProblem.OutOfRange("single precision")
                : narrow;
        }

        Demand(TryRead(Rest, out float value, out var size), "a number");
        Take(size);
        return value;
    }

    public override double ReadDouble()
    {
        var rest = Rest;
        if (MessagePackToken.IsExtension(rest) && Peek() is PayloadToken.Number)
        {
            return NumberText.ToDouble(ReadDecimal());
        }

        if (MessagePackToken.IsText(rest))
        {
            return SpecialNumber.TryRead(ReadText("a number"), out var special)
                ? special
                : throw PayloadProblem.Expected("a number", PayloadToken.String);
        }

        Demand(TryRead(rest, out double value, out var size), "a number");
        Take(size);
        return value;
    }

    public override decimal ReadDecimal()
    {
        var rest = Rest;
        return MessagePackToken.IsExtension(rest) && Peek() is PayloadToken.Number
            ? MessagePackDecimal.Read(ReadExtension("a number"))
            : MessagePackToken.IsUnsigned(rest) ? ReadUInt64()
            : MessagePackToken.IsSigned(rest) ? ReadInt64()
            : MessagePackToken.IsSingle(rest) ? NumberText.ToDecimal(ReadSingle())
            : Peek() is PayloadToken.Number ? NumberText.ToDecimal(ReadDouble())
            : throw PayloadProblem.Expected("a number", Peek());
    }

    public override string ReadString() => Utf8Text.Decode(ReadText("text"));

    public override ReadOnlyMemory<byte> ReadBytes()
    {
        if (MessagePackToken.IsText(Rest))
        {
            return Base64Text.Decode(ReadText("bytes"));
        }

        Demand(TryReadBinHeader(Rest, out var length, out var header), "bytes");
        var start = _position + header;
        TakeBody(header, length);
        return bytes.Slice(start, (int)length);
    }

    public override int BeginArray()
    {
        Demand(TryReadArrayHeader(Rest, out var count, out var size), "a sequence");
        Begin(false, count, size, count);
        return (int)count;
    }

    public override bool NextElement()
    {
        _nesting.Check(false);
        return Next(1);
    }

    public override void BeginObject()
    {
        Demand(TryReadMapHeader(Rest, out var count, out var size), "an object");
        Begin(true, count, size, 2L * count);
    }

    public override bool NextName(out ReadOnlySpan<byte> utf8Name)
    {
        _nesting.Check(true);
        utf8Name = default;
        if (!Next(2))
        {
            return false;
        }

        utf8Name = ReadText("the name of a field");
        _nesting.Next();
        return Utf8.IsValid(utf8Name) ? true : throw PayloadProblem.NotUtf8();
    }

    public override void Skip()
    {
        switch (MessagePackToken.Of(Rest, known: false))
        {
            case PayloadToken.Array:
                BeginArray();
                while (NextElement())
                {
                    Skip();
                }

                break;
            case PayloadToken.Object:
                BeginObject();
                while (NextName(out _))
                {
                    Skip();
                }

                break;
            case PayloadToken.String:
                ReadText("text");
                break;
            case PayloadToken.Bytes:
                ReadBytes();
                break;
            case PayloadToken.Number when !MessagePackToken.IsExtension(Rest):
                ReadDouble();
                break;
            case PayloadToken.Number:
                ReadExtension("a value");
                break;
            case PayloadToken.End:
                throw PayloadProblem.Truncated();
            default:
                Take(1);
                break;
        }
    }

    public override void End()
    {
        _nesting.End();
        if (_position < bytes.Length)
        {
            throw new PayloadException("", $"{bytes.Length - _position} bytes follow the end of the payload.");
        }
    }

    public void CopyNumber(PayloadWriter target)
    {
        var rest = Rest;
        if (MessagePackToken.IsUnsigned(rest))
        {
            target.WriteUInt64(ReadUInt64());
        }
        else if (MessagePackToken.IsSigned(rest))
        {
            target.WriteInt64(ReadInt64());
        }
        else if (MessagePackToken.IsExtension(rest))
        {
            target.WriteDecimal(ReadDecimal());
        }
        else if (MessagePackToken.IsSingle(rest))
        {
            target.WriteSingle(ReadSingle());
        }
        else
        {
            target.WriteDouble(ReadDouble());
        }
    }

    /// <summary>An integer that was written as another kind of number.</summary>
    private decimal ReadIntegral()
    {
        if (Peek() is not PayloadToken.Number and var found)
        {
            throw PayloadProblem.Expected("an integer", found);
        }

        if (MessagePackToken.IsExtension(Rest))
        {
            var number = ReadDecimal();
            return decimal.IsInteger(number) ? number : throw PayloadProblem.NotIntegral();
        }

        var binary = ReadDouble();
        return double.IsInteger(binary) ? NumberText.ToDecimal(binary)
            : double.IsFinite(binary) ? throw PayloadProblem.NotIntegral()
            : throw PayloadProblem.OutOfRange("integers");
    }

    private ReadOnlySpan<byte> ReadText(string expected)
    {
        Demand(TryReadStringHeader(Rest, out var length, out var header), expected);
        return TakeBody(header, length);
    }

    private ReadOnlySpan<byte> ReadExtension(string expected)
    {
        Demand(TryReadExtensionHeader(Rest, out var extension, out var header), expected);
        return TakeBody(header, extension.Length);
    }

    private void Demand(DecodeResult result, string expected)
    {
        if (result is DecodeResult.Success)
        {
            return;
        }

        throw result is DecodeResult.TokenMismatch
            ? PayloadProblem.Expected(expected, MessagePackToken.Of(Rest))
            : PayloadProblem.Truncated();
    }

    private ReadOnlySpan<byte> TakeBody(int header, uint length)
    {
        var body = Rest[header..];
        if (length > body.Length)
        {
            throw PayloadProblem.Truncated();
        }

        Take(header + (int)length);
        return body[..(int)length];
    }

    private void Take(int size)
    {
        _position += size;
        _nesting.Value();
    }

    private void Begin(bool isObject, uint count, int header, long values)
    {
        if (values + _promised > bytes.Length - _position - header)
        {
            throw new PayloadException("", $"{count} values were announced, but the payload is too short for them.");
        }

        var depth = _nesting.Depth;
        _nesting.Begin(isObject);
        if (depth == _outer.Length)
        {
            Array.Resize(ref _outer, Math.Max(4, depth * 2));
        }

        _outer[depth] = _remaining;
        _remaining = count;
        _promised += values;
        _position += header;
    }

    private bool Next(int values)
    {
        if (_remaining == 0)
        {
            _nesting.Leave();
            _remaining = _outer[_nesting.Depth];
            return false;
        }

        _remaining--;
        _promised -= values;
        _nesting.Next();
        return true;
    }
}
