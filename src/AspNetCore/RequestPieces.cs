using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace Mortise.AspNetCore;

/// <summary>The body of a request, read as it is asked for. Used by one reader, once.</summary>
internal sealed class RequestPieces(HttpContext context)
{
    /// <summary>Why the application's server gave no more of it; null while it does.</summary>
    public BadHttpRequestException? Failure { get; private set; }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (await NextAsync(cancellation).ConfigureAwait(false) is { IsEmpty: false } piece)
        {
            yield return piece;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> NextAsync(CancellationToken cancellation)
    {
        try
        {
            var reader = context.Request.BodyReader;
            var read = await reader.ReadAsync(cancellation).ConfigureAwait(false);

            // Whoever receives it may keep it, and the server uses its memory again.
            var piece = read.Buffer.ToArray();
            reader.AdvanceTo(read.Buffer.End);
            return piece;
        }
        catch (BadHttpRequestException failure)
        {
            Failure = failure;
            throw;
        }
    }
}
