using System.Globalization;
using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.Conformance;

/// <summary>What every payload format promises; one subclass per format.</summary>
public abstract partial class PayloadFormatConformance(PayloadFormat format)
{
    protected PayloadFormat Format { get; } = format;

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(127L)]
    [InlineData(-33L)]
    [InlineData(int.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void Integer_ReadsBack(long number) => ReadsBack(new Int64Value(number));

    [Theory]
    [InlineData(0UL)]
    [InlineData(1UL << 63)]
    [InlineData(ulong.MaxValue)]
    public void UnsignedInteger_ReadsBack(ulong number) => ReadsBack(new UInt64Value(number));

    [Theory]
    [InlineData(0.1f)]
    [InlineData(-0.0f)]
    [InlineData(16777217f)]
    [InlineData(float.MaxValue)]
    [InlineData(float.Epsilon)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Single_ReadsBackBitByBit(float number) => ReadsBack(new SingleValue(number));

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(9007199254740993.0)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Double_ReadsBackBitByBit(double number) => ReadsBack(new DoubleValue(number));

    [Theory]
    [InlineData("0")]
    [InlineData("0.00")]
    [InlineData("1.10")]
    [InlineData("-1.0")]
    [InlineData("100")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("7.9228162514264337593543950335")]
    public void Decimal_ReadsBackWithItsScale(string number) =>
        ReadsBack(new DecimalValue(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void MinusZeroDecimal_ReadsBackAsZeroOfItsScale() => Assert.Equal(
        new DecimalValue(0.00m).ToString(),
        new DecimalValue(0m).Decode(new DecimalValue(new decimal(0, 0, 0, true, 2)).Encode(Format)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"quoted\" \\ / \0 \u001f \u007f")]
    [InlineData("ä € 😀 \u2028 \ufeff \uffff")]
    public void Text_ReadsBack(string text) => ReadsBack(new TextValue(text));

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(85)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(65535)]
    [InlineData(70000)]
    public void TextOfAnyLength_ReadsBack(int length)
    {
        ReadsBack(new TextValue(new string('a', length)));
        ReadsBack(new TextValue(new string('€', length)));
        ReadsBack(new BytesValue([.. Enumerable.Range(0, length).Select(number => (byte)number)]));
    }

    [Fact]
    public void RichTypes_ReadBack()
    {
        var writer = Format.CreateWriter();
        var guid = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e");
        var moment = new DateTimeOffset(2000, 1, 3, 9, 30, 0, 123, TimeSpan.FromHours(-5)).AddTicks(7);
        writer.BeginArray(7);
        writer.WriteGuid(guid);
        writer.WriteDateOnly(new DateOnly(2000, 1, 3));
        writer.WriteTimeOnly(TimeOnly.MaxValue);
        writer.WriteDateTimeOffset(moment);
        writer.WriteDateTime(moment.UtcDateTime);
        writer.WriteTimeSpan(TimeSpan.MinValue);
        writer.WriteChar('€');
        writer.EndArray();

        var reader = writer.Finish().Read();
        reader.BeginArray();
        Assert.True(reader.NextElement());
        Assert.Equal(guid, reader.ReadGuid());
        Assert.True(reader.NextElement());
        Assert.Equal(new DateOnly(2000, 1, 3), reader.ReadDateOnly());
        Assert.True(reader.NextElement());
        Assert.Equal(TimeOnly.MaxValue, reader.ReadTimeOnly());
        Assert.True(reader.NextElement());
        Assert.Equal(moment, reader.ReadDateTimeOffset());
        Assert.True(reader.NextElement());
        Assert.Equal(moment.UtcDateTime, reader.ReadDateTime());
        Assert.True(reader.NextElement());
        Assert.Equal(TimeSpan.MinValue, reader.ReadTimeSpan());
        Assert.True(reader.NextElement());
        Assert.Equal('€', reader.ReadChar());
        Assert.False(reader.NextElement());
        reader.End();
    }

    [Fact]
    public void Containers_ReadBack()
    {
        ReadsBack(new ArrayValue([]));
        ReadsBack(new ObjectValue([]));
        ReadsBack(new ArrayValue([new ObjectValue([new("a", new ArrayValue([new NullValue()]))]), new NullValue()]));
        ReadsBack(new ArrayValue([.. Enumerable.Range(0, 70_000).Select(number => new Int64Value(number))]));
    }

    [Fact]
    public void BeginArray_TellsTheCountOrNothing()
    {
        var reader = new ArrayValue([new NullValue(), new NullValue()]).Encode(Format).Read();
        Assert.True(reader.BeginArray() is 0 or 2);
    }

    [Fact]
    public void Peek_ChangesNothing()
    {
        var reader = new ArrayValue([new TextValue("a"), new NullValue()]).Encode(Format).Read();
        Assert.Equal(PayloadToken.Array, reader.Peek());
        Assert.Equal(PayloadToken.Array, reader.Peek());
        reader.BeginArray();
        reader.NextElement();
        Assert.Equal(PayloadToken.String, reader.Peek());
        Assert.False(reader.TryReadNull());
        Assert.Equal("a", reader.ReadString());
        reader.NextElement();
        Assert.Equal(PayloadToken.Null, reader.Peek());
        Assert.True(reader.TryReadNull());
        Assert.Equal(PayloadToken.End, reader.Peek());
        Assert.False(reader.NextElement());
        Assert.Equal(PayloadToken.End, reader.Peek());
        reader.End();
    }

    private void ReadsBack(Value value) =>
        Assert.Equal(value.ToString(), value.Decode(value.Encode(Format)).ToString());

    private PayloadReader Read(Value value) => value.Encode(Format).Read();
}
