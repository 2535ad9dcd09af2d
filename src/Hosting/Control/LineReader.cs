using System.Buffers;

namespace Mortise.Hosting.Control;

/// <summary>Reads lines of bytes, none longer than a limit. Not safe for concurrent use.</summary>
internal sealed class LineReader(Stream stream, int limit) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _start;
    private int _end;

    /// <summary>
    /// The next line without its end, valid until the next read; null at the end of the stream. A last line that has no
    /// end is cut off, so it is nothing.
    /// </summary>
    /// <exception cref="ControlException">The line is too long.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        var scanned = _start;
        while (true)
        {
            var length = _buffer.AsSpan(scanned, _end - scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                var line = _buffer.AsMemory(_start, scanned + length - _start);
                _start = scanned + length + 1;
                return line;
            }

            scanned = _end;
            if (_end - _start > limit)
            {
                throw new ControlException($"A message is longer than {limit} bytes.");
            }

            scanned -= MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation).ConfigureAwait(false);
            if (read == 0)
            {
                return null;
            }

            _end += read;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    /// <summary>
    /// Moves what is unread to the front, into a larger buffer if it fills this one; returns by how much.
    /// </summary>
    private int MakeRoom()
    {
        var moved = _start;
        var unread = _buffer.AsSpan(_start, _end - _start);
        if (unread.Length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            unread.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else
        {
            unread.CopyTo(_buffer);
        }

        _end -= moved;
        _start = 0;
        return moved;
    }
}
