using System.Globalization;
using System.Text;
using Mortise.Payloads;

namespace Mortise.Kernel.Tests.Messaging;

/// <summary>The smallest encoding that carries a test's event: numbers and texts, a line for each.</summary>
internal sealed class LineFormat : PayloadFormat
{
    public override string MediaType => "text/plain";

    public override PayloadWriter CreateWriter() => new Writer();

    public override PayloadReader CreateReader(ReadOnlyMemory<byte> bytes) => new Reader(bytes);

    private sealed class Writer : PayloadWriter
    {
        private readonly StringBuilder _text = new();

        public override void WriteInt64(long value) => _text.Append(CultureInfo.InvariantCulture, $"{value}\n");

        public override void WriteString(ReadOnlySpan<char> value) => _text.Append(value).Append('\n');

        public override Payload Finish() => new(new LineFormat(), Encoding.UTF8.GetBytes(_text.ToString()));

        public override void WriteNull() => throw new NotSupportedException();

        public override void WriteBoolean(bool value) => throw new NotSupportedException();

        public override void WriteUInt64(ulong value) => throw new NotSupportedException();

        public override void WriteSingle(float value) => throw new NotSupportedException();

        public override void WriteDouble(double value) => throw new NotSupportedException();

        public override void WriteDecimal(decimal value) => throw new NotSupportedException();

        public override void WriteBytes(ReadOnlySpan<byte> value) => throw new NotSupportedException();

        public override void BeginArray(int count) => throw new NotSupportedException();

        public override void EndArray() => throw new NotSupportedException();

        public override void BeginObject(int count) => throw new NotSupportedException();

        public override void WriteName(ReadOnlySpan<byte> utf8Name) => throw new NotSupportedException();

        public override void EndObject() => throw new NotSupportedException();
    }

    private sealed class Reader(ReadOnlyMemory<byte> bytes) : PayloadReader
    {
        private readonly Queue<string> _lines = new(Encoding.UTF8.GetString(bytes.Span).Split('\n'));

        public override long ReadInt64() => long.TryParse(_lines.Dequeue(), CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new PayloadException("", "not a number.");

        public override string ReadString() => _lines.Dequeue();

        public override PayloadToken Peek() => throw new NotSupportedException();

        public override bool TryReadNull() => throw new NotSupportedException();

        public override bool ReadBoolean() => throw new NotSupportedException();

        public override ulong ReadUInt64() => throw new NotSupportedException();

        public override float ReadSingle() => throw new NotSupportedException();

        public override double ReadDouble() => throw new NotSupportedException();

        public override decimal ReadDecimal() => throw new NotSupportedException();

        public override ReadOnlyMemory<byte> ReadBytes() => throw new NotSupportedException();

        public override int BeginArray() => throw new NotSupportedException();

        public override bool NextElement() => throw new NotSupportedException();

        public override void BeginObject() => throw new NotSupportedException();

        public override bool NextName(out ReadOnlySpan<byte> utf8Name) => throw new NotSupportedException();

        public override void Skip() => throw new NotSupportedException();

        public override void End() => throw new NotSupportedException();
    }
}
