using Microsoft.AspNetCore.Http;

namespace Mortise.Plugins.HttpGateway.Entrance;

/// <summary>A body that is asked for piece by piece, and no further than its limit. Used by one reader.</summary>
internal sealed class EntranceBody(
    IAsyncEnumerable<ReadOnlyMemory<byte>> pieces, long limit, CancellationToken withdrawn) : Stream
{
    private IAsyncEnumerator<ReadOnlyMemory<byte>>? _pieces;
    private ReadOnlyMemory<byte> _rest;
    private Task<bool>? _move;
    private long _taken;

    /// <summary>Whether somebody waited for a piece in vain.</summary>
    public bool IsAskedFor => _move is { IsCompleted: false };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_rest.IsEmpty)
        {
            _pieces ??= pieces.GetAsyncEnumerator(withdrawn);

            // Whoever waited in vain may ask again, and then for the same piece.
            _move ??= _pieces.MoveNextAsync().AsTask();
            if (!await _move.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }

            _move = null;
            _rest = _pieces.Current;
            _taken += _rest.Length;
            if (_taken > limit)
            {
                throw new BadHttpRequestException(
                    "The body is too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        var count = Math.Min(buffer.Length, _rest.Length);
        _rest[..count].CopyTo(buffer);
        _rest = _rest[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_pieces is not { } pieces)
        {
            return;
        }

        _pieces = null;
        if (_move is { } move)
        {
            // It was withdrawn before; a body must not be left while it is asked for its next piece.
            await ((Task)move).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await pieces.DisposeAsync().ConfigureAwait(false);
    }
}
