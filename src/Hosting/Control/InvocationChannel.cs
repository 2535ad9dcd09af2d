using System.Runtime.CompilerServices;
using Mortise.Invocation;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Hosting.Control;

/// <summary>
/// Calls by name as the channel of an encoding port: so a caller that knows a contract uses it typed, wherever the host
/// is. Operations with streams among their arguments are refused.
/// </summary>
internal sealed class InvocationChannel(IInvocation invocation, ContractModel contract, string provider) : Channel
{
    public override PayloadFormat Format => JsonPayloadFormat.Instance;

    public override async ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        try
        {
            var request = Request(operation, arguments, streams);
            return new(Format, await invocation.CallAsync(request, cancellation).ConfigureAwait(false));
        }
        catch (InvocationException error)
        {
            throw Translate(error);
        }
    }

    public override async IAsyncEnumerable<Payload> Stream(
        int operation,
        Payload arguments,
        IAsyncEnumerable<Payload>[] streams,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var items = invocation.StreamAsync(Request(operation, arguments, streams), cancellation)
            .GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (InvocationException error)
            {
                throw Translate(error);
            }

            yield return new(Format, items.Current);
        }
    }

    private InvocationRequest Request(int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams) =>
        streams.Length == 0
            ? new($"{contract.Name}/{contract.Major}", contract.Operations[operation].Name, arguments.Bytes, provider)
            : throw new RejectedException(
                RejectedReason.BadArguments, "A call by name carries no streams among its arguments.");

    private CallException Translate(InvocationException error) => error.Kind switch
    {
        "Unavailable" => new UnavailableException(UnavailableReason.NoProvider, error.Explanation),
        "Rejected" => new RejectedException(RejectedReason.BadArguments, error.Explanation),
        "DeadlineExceeded" => new DeadlineExceededException(error.Explanation),
        _ when !error.Error.IsEmpty => new EncodedErrorException(
            error.Kind, new Payload(Format, error.Error), error.Explanation),
        _ => new FaultedException(provider, error.Kind, error.Explanation),
    };
}
