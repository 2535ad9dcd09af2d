using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>
/// Bytes between a plug-in and the kernel's own contracts. Both sides use the one build of these that the process has,
/// so operations need no mapping.
/// </summary>
internal sealed class OwnChannel(Dispatcher dispatcher, PayloadFormat format) : Channel
{
    public override PayloadFormat Format => format;

    public override ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation) =>
        dispatcher.CallAsync(operation, arguments, streams, cancellation);

    public override IAsyncEnumerable<Payload> Stream(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation) =>
        dispatcher.Stream(operation, arguments, streams, cancellation);
}
