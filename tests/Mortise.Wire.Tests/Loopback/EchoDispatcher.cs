using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Wire.Tests.Loopback;

public sealed class EchoDispatcher(ContractRuntime contract, IEcho target, string provider)
    : Dispatcher(contract, target, provider)
{
    protected override ValueTask<Payload> InvokeAsync(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        switch (Contract.Model.Operations[operation].Name)
        {
            case "Echo":
                var text = Decode(
                    operation, arguments, static reader => Only(reader, static field => field.ReadString()));
                return Reply(
                    target.EchoAsync(text, cancellation),
                    arguments.Format,
                    static (writer, result) => writer.WriteString(result));
            case "Ping":
                return Reply(target.PingAsync(cancellation), arguments.Format);
            default:
                var numbers = DecodeStream(streams, 0, static reader => reader.ReadInt64());
                return Reply(
                    target.SumAsync(numbers, cancellation),
                    arguments.Format,
                    static (writer, result) => writer.WriteInt64(result));
        }
    }

    protected override IAsyncEnumerable<Payload> Open(
        int operation, Payload arguments, IAsyncEnumerable<Payload>[] streams, CancellationToken cancellation)
    {
        var to = Decode(operation, arguments, static reader => Only(reader, static field => field.ReadInt64()));
        return EncodeStream(
            target.CountAsync(to, cancellation),
            arguments.Format,
            static (writer, item) => writer.WriteInt64(item));
    }

    protected override EncodedErrorException? EncodeError(int operation, DeclaredException error, PayloadFormat format)
    {
        if (error is not NoEchoException missing)
        {
            return null;
        }

        var writer = format.CreateWriter();
        writer.BeginObject(1);
        writer.WriteName("Reason"u8);
        writer.WriteString(missing.Reason);
        writer.EndObject();
        return new EncodedErrorException(nameof(NoEchoException), writer.Finish(), error.Message);
    }

    private static T Only<T>(PayloadReader reader, Func<PayloadReader, T> read)
    {
        reader.BeginObject();
        var value = reader.NextName(out _) ? read(reader) : throw new PayloadException("", "an argument is missing.");
        return reader.NextName(out _) ? throw new PayloadException("", "there are too many arguments.") : value;
    }
}
