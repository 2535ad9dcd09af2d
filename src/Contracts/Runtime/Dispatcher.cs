using System.Runtime.CompilerServices;
using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// The provider's end of a byte boundary: decodes arguments, calls the provider, encodes what comes back. Safe for
/// concurrent use. Ends as <see cref="Channel"/> says.
/// </summary>
public abstract class Dispatcher
{
    private readonly bool _foreign;
    private readonly string _provider;

    /// <summary>For generated dispatchers.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="target">The provider's own object, or a port that leads to it.</param>
    /// <param name="provider">The name of the provider instance.</param>
    protected Dispatcher(ContractRuntime contract, object target, string provider)
    {
        Contract = contract;
        _foreign = target is not Port;
        _provider = provider;
    }

    /// <summary>The contract, as the provider was built with it.</summary>
    public ContractRuntime Contract { get; }

    /// <summary>Calls an operation; answers in the format of the arguments.</summary>
    public async ValueTask<Payload> CallAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        try
        {
            Check(operation, stream: OperationKind.Command);
            return await InvokeAsync(operation, arguments, streams, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            throw Translate(operation, exception, arguments.Format, cancellation);
        }
    }

    /// <summary>Opens a stream; its items are in the format of the arguments.</summary>
    public async IAsyncEnumerable<Payload> Stream(
        int operation,
        Payload arguments,
        IAsyncEnumerable<Payload>[] streams,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        IAsyncEnumerator<Payload> items;
        try
        {
            Check(operation, OperationKind.Stream);
            items = Open(operation, arguments, streams, cancellation).GetAsyncEnumerator(cancellation);
        }
        catch (Exception exception)
        {
            throw Translate(operation, exception, arguments.Format, cancellation);
        }

        try
        {
            while (true)
            {
                try
                {
                    if (!await items.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (Exception exception)
                {
                    throw Translate(operation, exception, arguments.Format, cancellation);
                }

                yield return items.Current;
            }
        }
        finally
        {
            try
            {
                await items.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                throw Translate(operation, exception, arguments.Format, cancellation);
            }
        }
    }

    /// <summary>Generated: decodes and calls. Only for operations that are not streams.</summary>
    protected abstract ValueTask<Payload> InvokeAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation);

    /// <summary>Generated: decodes and opens. Only for operations that are streams.</summary>
    protected abstract IAsyncEnumerable<Payload> Open(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation);

    /// <summary>Generated: the encoded form of an error that the operation declares, else null.</summary>
    protected abstract EncodedErrorException? EncodeError(int operation, DeclaredException error, PayloadFormat format);

    /// <summary>Reads the arguments; a disagreement is the caller's fault.</summary>
    protected TArguments Decode<TArguments>(int operation, Payload arguments, Func<PayloadReader, TArguments> read)
    {
        try
        {
            var reader = arguments.Read();
            var value = read(reader);
            reader.End();
            return value;
        }
        catch (PayloadException problem)
        {
            throw new BadArgumentsException(
                $"The arguments of {Contract.Model.Name}/{Contract.Model.Major} {NameOf(operation)} are not valid: "
                + problem.Message,
                problem.Path);
        }
    }

    /// <summary>Decodes a stream among the arguments, item by item.</summary>
    protected static IAsyncEnumerable<TItem> DecodeStream<TItem>(
        IAsyncEnumerable<Payload>[] streams, int index, Func<PayloadReader, TItem> read) =>
        index < streams.Length
            ? Transcoding.DecodeAsync(streams[index], read)
            : throw new BadArgumentsException($"The call lacks the stream argument number {index + 1}.");

    /// <summary>Awaits a call and encodes its result.</summary>
    protected static async ValueTask<Payload> Reply<TResult>(
        ValueTask<TResult> call, PayloadFormat format, Action<PayloadWriter, TResult> write)
    {
        var result = await call.ConfigureAwait(false);
        var writer = format.CreateWriter();
        write(writer, result);
        return writer.Finish();
    }

    /// <summary>Awaits a call without a result.</summary>
    protected static async ValueTask<Payload> Reply(ValueTask call, PayloadFormat format)
    {
        await call.ConfigureAwait(false);
        return new Payload(format, default);
    }

    /// <summary>Encodes the items of a stream.</summary>
    protected static IAsyncEnumerable<Payload> EncodeStream<TItem>(
        IAsyncEnumerable<TItem> items, PayloadFormat format, Action<PayloadWriter, TItem> write) =>
        Transcoding.EncodeAsync(items, format, write);

    private void Check(int operation, OperationKind stream)
    {
        var operations = Contract.Model.Operations;
        if ((uint)operation >= (uint)operations.Length
            || (operations[operation].Kind == OperationKind.Stream) != (stream == OperationKind.Stream))
        {
            throw new BadArgumentsException(
                $"{Contract.Model.Name}/{Contract.Model.Major} has no such operation for this kind of call.",
                reason: RejectedReason.WrongKind);
        }
    }

    private Exception Translate(
        int operation, Exception exception, PayloadFormat format, CancellationToken cancellation) => exception switch
        {
            OperationCanceledException when cancellation.IsCancellationRequested =>
                new OperationCanceledException(cancellation),
            BadArgumentsException bad => bad.ToRejected(),
            UnavailableException answer when answer.IsAnswerOf(Contract) => answer.Copy(),
            CallException known when !_foreign => known,
            DeclaredException declared when EncodeError(operation, declared, format) is { } encoded => encoded,
            _ => CallFault.Faulted(_provider, NameOf(operation), exception),
        };

    private string NameOf(int operation)
    {
        var operations = Contract.Model.Operations;
        return (uint)operation < (uint)operations.Length ? operations[operation].Name : $"operation {operation}";
    }
}
