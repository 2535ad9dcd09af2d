using System.Runtime.CompilerServices;
using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// A stream among the arguments, as the provider sees it. Enumerating it runs code of the caller, so this is a boundary
/// for exceptions: what the caller throws becomes text, and the provider never holds a type of the caller.
/// </summary>
internal static class CallerStream
{
    public static IAsyncEnumerable<Payload>[] All(IAsyncEnumerable<Payload>[] streams) =>
        streams.Length == 0 ? streams : Array.ConvertAll(streams, static stream => Guard(stream));

    private static async IAsyncEnumerable<Payload> Guard(
        IAsyncEnumerable<Payload> stream, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        IAsyncEnumerator<Payload>? items = null;
        try
        {
            while (true)
            {
                try
                {
                    items ??= new DetachedStream<Payload>(stream).GetAsyncEnumerator(cancellation);
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception exception)
                {
                    throw Translate(exception, cancellation);
                }

                yield return items.Current;
            }
        }
        finally
        {
            await DisposeAsync(items, cancellation).ConfigureAwait(false);
        }
    }

    private static async ValueTask DisposeAsync(IAsyncEnumerator<Payload>? items, CancellationToken cancellation)
    {
        try
        {
            if (items is not null)
            {
                await items.DisposeAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            throw Translate(exception, cancellation);
        }
    }

    private static Exception Translate(Exception exception, CancellationToken cancellation)
    {
        if (exception is CallException)
        {
            return exception;
        }

        if (exception is OperationCanceledException && cancellation.IsCancellationRequested)
        {
            return new OperationCanceledException(cancellation);
        }

        var fault = Describe(exception);
        return new FaultedException(
            "",
            fault,
            $"A stream that the caller passed to the operation failed: {fault} This is a fault of the caller, not of "
            + "the plug-in that it called.");
    }

    private static string Describe(Exception exception)
    {
        try
        {
            return $"{exception.GetType().FullName}: {exception.Message}";
        }
        catch (Exception)
        {
            // Message is the caller's code too, and may throw.
            return $"{exception.GetType().FullName}: (its message could not be read)";
        }
    }
}
