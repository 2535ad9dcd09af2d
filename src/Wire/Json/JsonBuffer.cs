using System.Buffers;

namespace Mortise.Wire;

/// <summary>A pooled buffer in the form that <see cref="System.Text.Json.Utf8JsonWriter"/> asks for.</summary>
internal sealed class JsonBuffer : IBufferWriter<byte>
{
    private PooledBuffer _buffer = new();

    public void Advance(int count) => _buffer.Advance(count);

    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer.RoomAsMemory(Math.Max(sizeHint, 1));

    public Span<byte> GetSpan(int sizeHint = 0) => _buffer.Room(Math.Max(sizeHint, 1));

    public byte[] Finish() => _buffer.Finish();
}
