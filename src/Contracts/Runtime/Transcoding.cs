using System.Runtime.CompilerServices;
using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>Streams of values as streams of payloads, and back.</summary>
internal static class Transcoding
{
    public static async IAsyncEnumerable<Payload> EncodeAsync<TItem>(
        IAsyncEnumerable<TItem> items,
        PayloadFormat format,
        Action<PayloadWriter, TItem> write,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in items.WithCancellation(cancellation).ConfigureAwait(false))
        {
            var writer = format.CreateWriter();
            write(writer, item);
            yield return writer.Finish();
        }
    }

    public static async IAsyncEnumerable<TItem> DecodeAsync<TItem>(
        IAsyncEnumerable<Payload> payloads,
        Func<PayloadReader, TItem> read,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var payload in payloads.WithCancellation(cancellation).ConfigureAwait(false))
        {
            yield return Decode(payload, read);
        }
    }

    /// <summary>
    /// A bad item is the fault of whoever wrote the stream, also when the provider lets the exception pass.
    /// </summary>
    private static TItem Decode<TItem>(Payload payload, Func<PayloadReader, TItem> read)
    {
        try
        {
            var reader = payload.Read();
            var item = read(reader);
            reader.End();
            return item;
        }
        catch (PayloadException problem)
        {
            throw new BadArgumentsException($"An item of a stream among the arguments is not valid: {problem.Message}");
        }
    }
}
