namespace Mortise.Gateways;

/// <summary>
/// Answers HTTP requests that somebody else has received and admitted: how an application hands requests of its own
/// server to a gateway. Who may call it speaks with the gateway's grants.
/// </summary>
[Contract("mortise.http", 1, 0)]
public interface IHttpEntrance
{
    /// <summary>
    /// Answers one request. The first part is the head, and there is one of it; what is asked for after it is the
    /// body, piece by piece. An answer whose stream fails after its head is not whole, and must not be taken for it.
    /// Cancelling the stream, or leaving it early, withdraws the request.
    /// </summary>
    /// <param name="request">The request without its body.</param>
    /// <param name="body">The body; asked for as far as it is wanted, at most once.</param>
    /// <param name="cancellation">Withdraws the request: its client has gone.</param>
    IAsyncEnumerable<HttpPart> AnswerAsync(
        HttpRequestHead request, IAsyncEnumerable<ReadOnlyMemory<byte>> body, CancellationToken cancellation = default);
}
