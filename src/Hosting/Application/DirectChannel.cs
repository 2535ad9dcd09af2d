using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Hosting.Application;

/// <summary>
/// Bytes between a plug-in and a contract of the host that calls on in the caller's name: the context of the call goes
/// on with it. Both sides use the one build of the contract that the process has, so operations need no mapping.
/// </summary>
internal sealed class DirectChannel(Dispatcher dispatcher, PayloadFormat format) : Channel
{
    public override PayloadFormat Format => format;

    public override ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation) =>
        dispatcher.CallAsync(operation, arguments, streams, cancellation);

    public override IAsyncEnumerable<Payload> Stream(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation) =>
        dispatcher.Stream(operation, arguments, streams, cancellation);
}
