using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// A way to a provider over bytes: what an encoding port writes to. Operations are numbered as in the calling side's
/// contract. Safe for concurrent use. Fails with <see cref="CallException"/>, <see cref="EncodedErrorException"/> or
/// cancellation, and nothing else.
/// </summary>
public abstract class Channel
{
    /// <summary>The format that arguments are to be written in.</summary>
    public abstract PayloadFormat Format { get; }

    /// <summary>Calls an operation; the result is empty bytes for an operation without one.</summary>
    /// <param name="operation">The operation's index.</param>
    /// <param name="arguments">An object with one field per argument, in the order of declaration.</param>
    /// <param name="streams">The arguments that are streams, in the order of declaration.</param>
    /// <param name="cancellation">The caller's.</param>
    public abstract ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation);

    /// <summary>Opens a stream. Nothing happens before it is enumerated.</summary>
    public abstract IAsyncEnumerable<Payload> Stream(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation);
}
