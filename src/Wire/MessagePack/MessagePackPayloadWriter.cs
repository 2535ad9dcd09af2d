using Mortise.Payloads;
using Nerdbank.MessagePack;

namespace Mortise.Wire;

/// <summary>Writes MessagePack into a pooled buffer; integers take their shortest form.</summary>
internal sealed class MessagePackPayloadWriter : PayloadWriter
{
    private const int LongestToken = 9;
    private const int LongestHeader = 5;

    private PooledBuffer _buffer = new();
    private WriterNesting _nesting = new();

    public override void WriteNull()
    {
        MessagePackPrimitives.TryWriteNil(_buffer.Room(LongestToken), out var written);
        Wrote(written);
    }

    public override void WriteBoolean(bool value)
    {
        MessagePackPrimitives.TryWrite(_buffer.Room(LongestToken), value, out var written);
        Wrote(written);
    }

    public override void WriteInt64(long value)
    {
        MessagePackPrimitives.TryWrite(_buffer.Room(LongestToken), value, out var written);
        Wrote(written);
    }

    public override void WriteUInt64(ulong value)
    {
        MessagePackPrimitives.TryWrite(_buffer.Room(LongestToken), value, out var written);
        Wrote(written);
    }

    public override void WriteSingle(float value)
    {
        MessagePackPrimitives.TryWrite(_buffer.Room(LongestToken), value, out var written);
        Wrote(written);
    }

    public override void WriteDouble(double value)
    {
        MessagePackPrimitives.TryWrite(_buffer.Room(LongestToken), value, out var written);
        Wrote(written);
    }

    public override void WriteDecimal(decimal value) =>
        Wrote(MessagePackDecimal.Write(_buffer.Room(MessagePackDecimal.LongestToken), value));

    public override void WriteString(ReadOnlySpan<char> value)
    {
        var room = _buffer.Room(LongestHeader + Utf8Text.RoomFor(value));
        var guessed = StringHeaderSize(value.Length);
        var length = Utf8Text.Encode(value, room[guessed..]);
        var header = StringHeaderSize(length);
        if (header != guessed)
        {
            room.Slice(guessed, length).CopyTo(room[header..]);
        }

        MessagePackPrimitives.TryWriteStringHeader(room, (uint)length, out _);
        Wrote(header + length);
    }

    public override void WriteBytes(ReadOnlySpan<byte> value)
    {
        var room = _buffer.Room(LongestHeader + value.Length);
        MessagePackPrimitives.TryWriteBinHeader(room, (uint)value.Length, out var header);
        value.CopyTo(room[header..]);
        Wrote(header + value.Length);
    }

    public override void BeginArray(int count)
    {
        _nesting.BeginArray(count);
        MessagePackPrimitives.TryWriteArrayHeader(_buffer.Room(LongestHeader), (uint)count, out var written);
        _buffer.Advance(written);
    }

    public override void EndArray() => _nesting.End();

    public override void BeginObject(int count)
    {
        _nesting.BeginObject(count);
        MessagePackPrimitives.TryWriteMapHeader(_buffer.Room(LongestHeader), (uint)count, out var written);
        _buffer.Advance(written);
    }

    public override void WriteName(ReadOnlySpan<byte> utf8Name)
    {
        var room = _buffer.Room(LongestHeader + utf8Name.Length);
        MessagePackPrimitives.TryWriteStringHeader(room, (uint)utf8Name.Length, out var header);
        utf8Name.CopyTo(room[header..]);
        Wrote(header + utf8Name.Length);
    }

    public override void EndObject() => _nesting.End();

    public override Payload Finish()
    {
        _nesting.Finish();
        return new(MessagePackPayloadFormat.Instance, _buffer.Finish());
    }

    private static int StringHeaderSize(int length) => length switch
    {
        <= 31 => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => 5,
    };

    private void Wrote(int bytes)
    {
        _buffer.Advance(bytes);
        _nesting.Value();
    }
}
