using CsCheck;
using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.MessagePack;

public sealed class MessagePackPayloadTests
{
    [Theory]
    [InlineData(0L, "00")]
    [InlineData(127L, "7F")]
    [InlineData(128L, "CC80")]
    [InlineData(256L, "CD0100")]
    [InlineData(-32L, "E0")]
    [InlineData(-33L, "D0DF")]
    [InlineData(long.MinValue, "D38000000000000000")]
    public void Integer_TakesItsShortestForm(long number, string bytes) =>
        Assert.Equal(bytes, Hex(new Int64Value(number)));

    [Theory]
    [InlineData("0", "D40100")]
    [InlineData("1.10", "D5", "01", "02", "6E")]
    [InlineData("-1.10", "D5", "01", "82", "6E")]
    [InlineData("655.36", "D6", "01", "02", "010000")]
    [InlineData("79228162514264337593543950335", "C7", "0D", "01", "00", "FFFFFFFFFFFFFFFFFFFFFFFF")]
    public void Decimal_IsAnExtensionOfScaleAndDigits(string number, params string[] bytes) => Assert.Equal(
        string.Concat(bytes),
        Hex(new DecimalValue(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture))));

    [Fact]
    public void Object_IsAMapWithNamesAsText() => Assert.Equal(
        "82A161C3A162A0",
        Hex(new ObjectValue([new("a", new BooleanValue(true)), new("b", new TextValue(""))])));

    [Fact]
    public void EveryNaN_KeepsItsBits() => Gen.Select(Gen.ULong, Gen.UInt).Sample((bits, few) =>
    {
        var number = BitConverter.UInt64BitsToDouble(bits | 0x7ff0_0000_0000_0001);
        var writer = MessagePackPayloadFormat.Instance.CreateWriter();
        writer.WriteDouble(number);
        var back = writer.Finish().Read().ReadDouble();
        Assert.Equal(BitConverter.DoubleToUInt64Bits(number), BitConverter.DoubleToUInt64Bits(back));

        var single = BitConverter.UInt32BitsToSingle(few | 0x7f80_0001);
        writer = MessagePackPayloadFormat.Instance.CreateWriter();
        writer.WriteSingle(single);
        var singleBack = writer.Finish().Read().ReadSingle();
        Assert.Equal(BitConverter.SingleToUInt32Bits(single), BitConverter.SingleToUInt32Bits(singleBack));
    });

    [Fact]
    public void Bytes_ReferToThePayload()
    {
        var payload = new BytesValue([1, 2, 3]).Encode(MessagePackPayloadFormat.Instance);
        Assert.True(payload.Bytes.Span[2..].Overlaps(payload.Read().ReadBytes().Span));
    }

    [Theory]
    [InlineData("DDFFFFFFFF")]
    [InlineData("DD7FFFFFFF01")]
    [InlineData("DFFFFFFFFF")]
    [InlineData("DF80000000")]
    [InlineData("DBFFFFFFFF")]
    [InlineData("DB7FFFFFFF61")]
    [InlineData("C6FFFFFFFF")]
    [InlineData("C9FFFFFFFF01")]
    [InlineData("DC000201")]
    [InlineData("DE0001A161")]
    public void ClaimBeyondThePayload_IsRefused_BeforeAnythingIsAllocated(string bytes)
    {
        var hostile = Convert.FromHexString(bytes);
        Assert.Throws<PayloadException>(() => TokenWalk.Walk(Read(hostile), 4));
        Assert.Throws<PayloadException>(() => Read(hostile).Skip());
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<PayloadException>(() => TokenWalk.Walk(Read(hostile), 4));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 32_000);
    }

    [Fact]
    public void ClaimsOfNestedSequences_AreAddedUp()
    {
        // Each level claims all bytes behind it; together they would claim the payload many times over.
        byte[] hostile = [0xdc, 0, 60, 0xdc, 0, 50, .. new byte[60]];
        var reader = Read(hostile);
        Assert.Equal(60, reader.BeginArray());
        reader.NextElement();
        Assert.Contains("too short", Assert.Throws<PayloadException>(() => reader.BeginArray()).Problem);
    }

    [Fact]
    public void ByteThatBeginsNoValue_IsRefused()
    {
        Assert.Throws<PayloadException>(() => Read([0xc1]).Peek());
        Assert.Throws<PayloadException>(() => Read([0xc1]).ReadInt64());
        Assert.Throws<PayloadException>(() => Read([0xc1]).Skip());
    }

    [Fact]
    public void UnknownExtension_IsRefused_ButSkipped()
    {
        byte[] timestamp = [0x92, 0xd6, 0xff, 1, 2, 3, 4, 0x2a];
        var reader = Read(timestamp);
        reader.BeginArray();
        reader.NextElement();
        Assert.Contains("extension type -1", Assert.Throws<PayloadException>(() => reader.Peek()).Problem);
        Assert.Throws<PayloadException>(() => reader.ReadDouble());
        Assert.Throws<PayloadException>(() => reader.ReadString());
        reader.Skip();
        reader.NextElement();
        Assert.Equal(42, reader.ReadInt64());
    }

    [Theory]
    [InlineData("C70001")]
    [InlineData("D4011D")]
    [InlineData("D4019D")]
    [InlineData("C70E0100FFFFFFFFFFFFFFFFFFFFFFFFFF")]
    public void DecimalOutOfShape_IsRefused(string bytes) => Assert.Contains(
        "decimal", Assert.Throws<PayloadException>(() => Read(Convert.FromHexString(bytes)).ReadDecimal()).Problem);

    [Fact]
    public void NameThatIsNotText_IsRefused()
    {
        var reader = Read([0x81, 1, 2]);
        reader.BeginObject();
        Assert.Equal(
            "the name of a field was expected, but a number was found.",
            Assert.Throws<PayloadException>(() => reader.NextName(out _)).Problem);
    }

    [Fact]
    public void InvalidUtf8_IsRefused_InTextAndNames()
    {
        Assert.Throws<PayloadException>(() => Read([0xa1, 0xff]).ReadString());
        var reader = Read([0x81, 0xa1, 0xff, 1]);
        reader.BeginObject();
        Assert.Throws<PayloadException>(() => reader.NextName(out _));
    }

    private static string Hex(Value value) =>
        Convert.ToHexString(value.Encode(MessagePackPayloadFormat.Instance).Bytes.Span);

    private static PayloadReader Read(byte[] bytes) => MessagePackPayloadFormat.Instance.CreateReader(bytes);
}
