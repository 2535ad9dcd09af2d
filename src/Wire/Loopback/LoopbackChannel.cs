using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Wire;

/// <summary>
/// The channel between two sides in one process that do not share types: two builds of a contract, or strict mode. As
/// across a process, nothing but bytes, cancellation, the call's context and errors as text crosses: neither side runs
/// with the ambient state (execution context, synchronization context) of the other. Safe for concurrent use.
/// </summary>
/// <param name="dispatcher">The provider's end.</param>
/// <param name="format">The format of arguments and answers.</param>
/// <param name="map">From the caller's operations to those of the dispatcher.</param>
public sealed class LoopbackChannel(Dispatcher dispatcher, PayloadFormat format, OperationMap map) : Channel
{
    /// <summary>Carries the context of calls; null when they have none.</summary>
    public LoopbackContext? Context { get; init; }

    /// <inheritdoc/>
    public override PayloadFormat Format => format;

    /// <inheritdoc/>
    public override ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        var index = map.IndexOf(operation);
        if (index < 0)
        {
            return ValueTask.FromException<Payload>(map.NotProvided(operation));
        }

        var detached = CallerStream.All(streams);
        return new DetachedStep<Dispatcher, ValueTask<Payload>>(
            target => target.CallAsync(index, arguments, detached, cancellation),
            dispatcher,
            Context).Run();
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<Payload> Stream(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        var index = map.IndexOf(operation);
        return index < 0
            ? RefuseAsync(map.NotProvided(operation))
            : new DetachedStream<Payload>(
                dispatcher.Stream(index, arguments, CallerStream.All(streams), cancellation), Context);
    }

    private static async IAsyncEnumerable<Payload> RefuseAsync(UnavailableException reason)
    {
        await ValueTask.FromException(reason).ConfigureAwait(false);
        yield break;
    }
}
