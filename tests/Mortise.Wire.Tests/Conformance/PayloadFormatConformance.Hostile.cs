using CsCheck;
using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.Conformance;

/// <summary>
/// Bytes that nobody honest wrote: they end in a value or in a PayloadException, never in anything else.
/// </summary>
public abstract partial class PayloadFormatConformance
{
    private static readonly ObjectValue _sample = new(
    [
        new("Text", new TextValue("a\"€")),
        new("Numbers", new ArrayValue([new Int64Value(300), new DoubleValue(0.5), new DecimalValue(1.10m)])),
        new("Bytes", new BytesValue([1, 2, 3, 4])),
        new("Nothing", new NullValue()),
        new("Flag", new BooleanValue(true)),
    ]);

    [Fact]
    public void RandomValue_ReadsBack() => AnyValue.Trees.Sample(
        value => value.Decode(value.Encode(Format)).ToString() == value.ToString(), iter: 3000);

    [Fact]
    public void RandomValue_IsSkippedWhole() => AnyValue.Trees.Sample(
        value =>
        {
            var reader = Read(new ArrayValue([value, new Int64Value(42)]));
            reader.BeginArray();
            reader.NextElement();
            reader.Skip();
            reader.NextElement();
            Assert.Equal(42, reader.ReadInt64());
            Assert.False(reader.NextElement());
            reader.End();
        },
        iter: 2000);

    [Fact]
    public void DamagedPayload_GivesAValueOrAPayloadException() =>
        Gen.Select(AnyValue.Trees, AnyDamage.Any, Gen.Int).Sample(
            (value, damage, choice) => Survives(damage(value.Encode(Format).Bytes.ToArray()), value, choice),
            iter: 10_000);

    [Fact]
    public void RandomBytes_GiveAValueOrAPayloadException() =>
        Gen.Select(Gen.Byte.Array[0, 60], AnyValue.Trees, Gen.Int).Sample(
            (bytes, shape, choice) => Survives(bytes, shape, choice),
            iter: 10_000);

    [Fact]
    public void EveryPrefix_IsRefused()
    {
        var bytes = _sample.Encode(Format).Bytes;
        for (var length = 0; length < bytes.Length; length++)
        {
            var payload = new Payload(Format, bytes[..length]);
            Refuses(() => _sample.Decode(payload));
            Refuses(() => payload.Read().Skip());
        }
    }

    [Fact]
    public void BytesBehindThePayload_AreRefused()
    {
        var bytes = _sample.Encode(Format).Bytes.ToArray();
        Refuses(() => _sample.Decode(new Payload(Format, (byte[])[.. bytes, .. bytes])));
        Refuses(() => _sample.Decode(new Payload(Format, (byte[])[.. bytes, 0])));
    }

    [Fact]
    public void EmptyPayload_IsAtItsEnd()
    {
        var reader = Format.CreateReader(default);
        Assert.Equal(PayloadToken.End, reader.Peek());
        Assert.False(reader.TryReadNull());
        reader.End();
        Refuses(() => reader.ReadInt64(), "ends");
        Refuses(() => reader.ReadString(), "ends");
        Refuses(() => reader.BeginObject(), "ends");
        Refuses(reader.Skip, "ends");
    }

    [Fact]
    public void Nesting_Deeper64_IsRefusedByWriterAndReader()
    {
        var deepest = Enumerable.Range(0, 64).Aggregate(
            (Value)new NullValue(),
            (inner, level) => level % 2 == 0 ? new ArrayValue([inner]) : new ObjectValue([new("a", inner)]));
        ReadsBack(deepest);
        Read(deepest).Skip();
        Refuses(() => new ArrayValue([deepest]).Encode(Format), "64");
        Refuses(() => TokenWalk.Walk(Deeper(deepest), 0));
        Refuses(() => Deeper(deepest).Skip());
    }

    [Fact]
    public void Text_WithHalfASurrogatePair_IsRefusedAtWriting()
    {
        foreach (var text in (string[])["\ud800", "a\udc00b", "\udc00\ud800", new string('a', 5000) + "\ud83d"])
        {
            Refuses(() => new TextValue(text).Encode(Format), "surrogate");
        }
    }

    [Fact]
    public void AnotherKindOfValue_IsNamedWithTheExpectedOne()
    {
        (Action<PayloadReader> Read, string Expected)[] readings =
        [
            (reader => reader.ReadBoolean(), "a Boolean"),
            (reader => reader.ReadInt64(), "an integer"),
            (reader => reader.ReadUInt64(), "an integer"),
            (reader => reader.ReadSingle(), "a number"),
            (reader => reader.ReadDouble(), "a number"),
            (reader => reader.ReadDecimal(), "a number"),
            (reader => reader.ReadString(), "text"),
            (reader => reader.ReadBytes(), "bytes"),
            (reader => reader.BeginArray(), "a sequence"),
            (reader => reader.BeginObject(), "an object"),
        ];
        (Value Value, string Found)[] values =
        [
            (new NullValue(), "null"), (new BooleanValue(true), "a Boolean"), (new Int64Value(1), "a number"),
            (new TextValue("?"), "text"), (new ArrayValue([]), "a sequence"), (new ObjectValue([]), "an object"),
        ];
        foreach (var (read, expected) in readings)
        {
            foreach (var (value, found) in values)
            {
                var fits = (expected, found) is ("an integer", "a number") or ("bytes", "text") || expected == found;
                if (!fits)
                {
                    var problem = Assert.Throws<PayloadException>(() => read(Read(value))).Problem;
                    Assert.StartsWith(expected, problem);
                    Assert.EndsWith($"but {found} was found.", problem);
                }
            }
        }
    }

    /// <summary>One array more around a payload that is as deep as may be, in the format's own bytes.</summary>
    protected abstract byte[] Wrap(ReadOnlyMemory<byte> payload);

    private PayloadReader Deeper(Value value) => Format.CreateReader(Wrap(value.Encode(Format).Bytes));

    private void Survives(byte[] bytes, Value shape, int choice)
    {
        Survives(bytes, reader => shape.Read(reader));
        Survives(bytes, reader => TokenWalk.Walk(reader, choice));
        Survives(bytes, reader => reader.Skip());
    }

    private void Survives(byte[] bytes, Action<PayloadReader> read)
    {
        try
        {
            var reader = Format.CreateReader(bytes);
            read(reader);
            reader.End();
        }
        catch (PayloadException problem)
        {
            Assert.NotEmpty(problem.Problem);
        }
    }
}
