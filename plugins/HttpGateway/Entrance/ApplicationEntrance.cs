using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Mortise.Gateways;

namespace Mortise.Plugins.HttpGateway.Entrance;

/// <summary>Answers requests that an application hands over. Safe for concurrent use.</summary>
/// <param name="handle">Answers any request; throws nothing.</param>
/// <param name="bodyBytes">The largest body that it takes.</param>
internal sealed class ApplicationEntrance(RequestDelegate handle, int bodyBytes)
{
    public async IAsyncEnumerable<HttpPart> AnswerAsync(
        HttpRequestHead request,
        IAsyncEnumerable<ReadOnlyMemory<byte>> body,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var exchange = new Exchange(request, body, bodyBytes, cancellation);
        await using (exchange.ConfigureAwait(false))
        {
            exchange.Begin(handle);
            yield return await exchange.HeadAsync().ConfigureAwait(false);
            while (await exchange.NextAsync().ConfigureAwait(false) is { IsEmpty: false } piece)
            {
                yield return new HttpPart.Chunk(piece);
            }
        }
    }
}
