using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Wire.Tests.Loopback;

public sealed class EchoEncodingPort(ContractRuntime contract, Channel channel) : EncodingPort(contract, channel), IEcho
{
    private readonly string[] _names = [.. contract.Model.Operations.Select(operation => operation.Name)];

    public ValueTask<string> EchoAsync(string text, CancellationToken cancellation)
    {
        var writer = CreateWriter();
        writer.BeginObject(1);
        writer.WriteName("text"u8);
        writer.WriteString(text);
        writer.EndObject();
        return CallAsync(IndexOf("Echo"), writer, NoStreams, static reader => reader.ReadString(), cancellation);
    }

    public ValueTask PingAsync(CancellationToken cancellation) =>
        CallAsync(IndexOf("Ping"), Empty(), NoStreams, cancellation);

    public IAsyncEnumerable<long> CountAsync(long to, CancellationToken cancellation)
    {
        var writer = CreateWriter();
        writer.BeginObject(1);
        writer.WriteName("to"u8);
        writer.WriteInt64(to);
        writer.EndObject();
        return Stream(IndexOf("Count"), writer, NoStreams, static reader => reader.ReadInt64(), cancellation);
    }

    public ValueTask<long> SumAsync(IAsyncEnumerable<long> numbers, CancellationToken cancellation) => CallAsync(
        IndexOf("Sum"),
        Empty(),
        [EncodeStream(numbers, static (writer, number) => writer.WriteInt64(number))],
        static reader => reader.ReadInt64(),
        cancellation);

    protected override DeclaredException? DecodeError(int operation, string name, PayloadReader body)
    {
        if (name != nameof(NoEchoException))
        {
            return null;
        }

        body.BeginObject();
        var reason = body.NextName(out _) ? body.ReadString() : "";
        return new NoEchoException(reason);
    }

    private int IndexOf(string name) => Array.IndexOf(_names, name);

    private PayloadWriter Empty()
    {
        var writer = CreateWriter();
        writer.BeginObject(0);
        writer.EndObject();
        return writer;
    }
}
