using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Generators.Tests.RoundTrips;

/// <summary>Bytes from an encoding port straight to a dispatcher of the same build.</summary>
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
