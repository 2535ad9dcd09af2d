using System.Runtime.CompilerServices;
using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// The base of generated encoding ports: the caller's end of a byte boundary. Stands behind a port, which holds the
/// lease. Safe for concurrent use.
/// </summary>
/// <param name="contract">The contract, as the calling side was built with it.</param>
/// <param name="channel">The way to the provider.</param>
public abstract class EncodingPort(ContractRuntime contract, Channel channel)
{
    /// <summary>For operations without stream arguments.</summary>
    protected static IAsyncEnumerable<Payload>[] NoStreams { get; } = [];

    /// <summary>A writer for the arguments of one call.</summary>
    protected PayloadWriter CreateWriter() => channel.Format.CreateWriter();

    /// <summary>Generated: the typed form of a declared error, or null if this build does not know it.</summary>
    protected abstract DeclaredException? DecodeError(int operation, string name, PayloadReader body);

    /// <summary>Encodes a stream among the arguments.</summary>
    protected IAsyncEnumerable<Payload> EncodeStream<TItem>(
        IAsyncEnumerable<TItem> items, Action<PayloadWriter, TItem> write) =>
        Transcoding.EncodeAsync(items, channel.Format, write);

    /// <summary>Calls an operation with a result.</summary>
    protected async ValueTask<TResult> CallAsync<TResult>(
        int operation,
        PayloadWriter arguments,
        IAsyncEnumerable<Payload>[] streams,
        Func<PayloadReader, TResult> read,
        CancellationToken cancellation)
    {
        try
        {
            var reply = await channel.CallAsync(operation, arguments.Finish(), streams, cancellation)
                .ConfigureAwait(false);
            return Read(operation, reply, read);
        }
        catch (EncodedErrorException encoded)
        {
            throw Decode(operation, encoded);
        }
    }

    /// <summary>Calls an operation without a result.</summary>
    protected async ValueTask CallAsync(
        int operation,
        PayloadWriter arguments,
        IAsyncEnumerable<Payload>[] streams,
        CancellationToken cancellation)
    {
        try
        {
            await channel.CallAsync(operation, arguments.Finish(), streams, cancellation).ConfigureAwait(false);
        }
        catch (EncodedErrorException encoded)
        {
            throw Decode(operation, encoded);
        }
    }

    /// <summary>Opens a stream.</summary>
    protected async IAsyncEnumerable<TItem> Stream<TItem>(
        int operation,
        PayloadWriter arguments,
        IAsyncEnumerable<Payload>[] streams,
        Func<PayloadReader, TItem> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var payload = arguments.Finish();
        await using var items = channel.Stream(operation, payload, streams, cancellation)
            .GetAsyncEnumerator(cancellation);
        while (true)
        {
            TItem item;
            try
            {
                if (!await items.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }

                item = Read(operation, items.Current, read);
            }
            catch (EncodedErrorException encoded)
            {
                throw Decode(operation, encoded);
            }

            yield return item;
        }
    }

    private TResult Read<TResult>(int operation, Payload reply, Func<PayloadReader, TResult> read)
    {
        try
        {
            var reader = reply.Read();
            var result = read(reader);
            reader.End();
            return result;
        }
        catch (PayloadException problem)
        {
            throw new FaultedException(
                "",
                problem.Message,
                $"The answer to {contract.Model.Name}/{contract.Model.Major} "
                + $"{contract.Model.Operations[operation].Name} is not what the contract says: "
                + $"{problem.Message} This is a fault of the provider.");
        }
    }

    private Exception Decode(int operation, EncodedErrorException encoded)
    {
        try
        {
            if (DecodeError(operation, encoded.Name, encoded.Body.Read()) is { } typed)
            {
                return typed;
            }
        }
        catch (PayloadException problem)
        {
            return new FaultedException("", encoded.Name, $"{encoded.Name}: {encoded.Message} ({problem.Message})");
        }

        return new FaultedException("", encoded.Name, $"{encoded.Name}: {encoded.Message}");
    }
}
