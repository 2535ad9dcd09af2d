using System.Buffers;

namespace Mortise.Wire;

/// <summary>
/// The bytes of one payload while it is written, in an array borrowed from the shared pool. A writer that is abandoned
/// costs the pool an array and nothing else.
/// </summary>
internal struct PooledBuffer()
{
    private const int First = 256;

    private byte[]? _bytes = ArrayPool<byte>.Shared.Rent(First);

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>
    /// At least <paramref name="size"/> bytes to write to; <see cref="Advance"/> keeps what was written.
    /// </summary>
    public Span<byte> Room(int size)
    {
        if (_bytes is null || _bytes.Length - Length < size)
        {
            Grow(size);
        }

        return _bytes.AsSpan(Length);
    }

    public Memory<byte> RoomAsMemory(int size)
    {
        _ = Room(size);
        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Takes the bytes out; the buffer is of no use afterwards.</summary>
    public byte[] Finish()
    {
        if (_bytes is not { } borrowed)
        {
            throw PayloadProblem.Codec("finishes a payload twice");
        }

        var result = borrowed.AsSpan(0, Length).ToArray();
        _bytes = null;
        ArrayPool<byte>.Shared.Return(borrowed);
        return result;
    }

    private void Grow(int size)
    {
        if (_bytes is not { } full)
        {
            throw PayloadProblem.Codec("writes to a payload that it has finished");
        }

        var larger = ArrayPool<byte>.Shared.Rent(checked(Length + Math.Max(size, Length)));
        full.AsSpan(0, Length).CopyTo(larger);
        _bytes = larger;
        ArrayPool<byte>.Shared.Return(full);
    }
}
