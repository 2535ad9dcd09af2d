using System.Text;
using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.Json;

public sealed class JsonPayloadTests
{
    [Fact]
    public void Payload_IsTheJsonThatPeopleExpect()
    {
        var value = new ObjectValue(
        [
            new("Text", new TextValue("a \"quoted\" <b> + ä\n")),
            new("Integer", new Int64Value(-300)),
            new("Single", new SingleValue(0.1f)),
            new("Double", new DoubleValue(-0.0)),
            new("NotANumber", new DoubleValue(double.NaN)),
            new("Infinite", new SingleValue(float.NegativeInfinity)),
            new("Decimal", new DecimalValue(1.10m)),
            new("Bytes", new BytesValue([0xfb, 0xff, 0])),
            new("Items", new ArrayValue([new NullValue(), new BooleanValue(true), new ObjectValue([])])),
        ]);
        Assert.Equal(
            """
            {"Text":"a \"quoted\" <b> + ä\n","Integer":-300,"Single":0.1,"Double":-0,"NotANumber":"NaN",
            "Infinite":"-Infinity","Decimal":1.10,"Bytes":"+/8A","Items":[null,true,{}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(value.Encode(JsonPayloadFormat.Instance).Bytes.Span));
    }

    [Theory]
    [InlineData("1.0", 1)]
    [InlineData("-1.50e1", -15)]
    [InlineData("1e3", 1000)]
    [InlineData("1200e-2", 12)]
    [InlineData("0.0012E+4", 12)]
    [InlineData("-0", 0)]
    [InlineData("0e999999999999", 0)]
    [InlineData("0.000e-99999999999", 0)]
    [InlineData("9223372036854775807.000", long.MaxValue)]
    [InlineData("-9223372036854775808.0", long.MinValue)]
    [InlineData("-922337203685477580800e-2", long.MinValue)]
    public void IntegralNumber_InAnySpelling_IsAnInteger(string json, long number) =>
        Assert.Equal(number, Read(json).ReadInt64());

    [Theory]
    [InlineData("1.5", "fraction")]
    [InlineData("15e-1", "fraction")]
    [InlineData("0.00000000000000000000000000000000001", "fraction")]
    [InlineData("1e-999999999999", "fraction")]
    [InlineData("9223372036854775808", "range")]
    [InlineData("-9223372036854775809", "range")]
    [InlineData("18446744073709551616.0", "range")]
    [InlineData("1e999999999999", "range")]
    public void NumberThatIsNoInteger_IsRefused(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<PayloadException>(() => Read(json).ReadInt64()).Problem);

    [Fact]
    public void UnsignedNumber_InAnySpelling_IsRead()
    {
        Assert.Equal(ulong.MaxValue, Read("18446744073709551615.0").ReadUInt64());
        Assert.Equal(0ul, Read("-0.0").ReadUInt64());
        Assert.Throws<PayloadException>(() => Read("18446744073709551616").ReadUInt64());
        Assert.Throws<PayloadException>(() => Read("-1.0").ReadUInt64());
    }

    [Fact]
    public void NumberTooLargeForItsType_IsRefused_InsteadOfBecomingInfinite()
    {
        Assert.Throws<PayloadException>(() => Read("1e400").ReadDouble());
        Assert.Throws<PayloadException>(() => Read("1e40").ReadSingle());
        Assert.Throws<PayloadException>(() => Read("1e29").ReadDecimal());
    }

    [Theory]
    [InlineData("""
        "a\u0062\n\uD83D\uDE00"
        """, "ab\n😀")]
    [InlineData("""
        "\u0000\/"
        """, "\0/")]
    public void Escapes_AreUndone(string json, string text) => Assert.Equal(text, Read(json).ReadString());

    [Fact]
    public void EscapedNamesSpecialsAndBytes_AreRead()
    {
        var reader = Read("""{"\u0061":"\u004eaN","b":"\u002b\/8A"}""");
        reader.BeginObject();
        Assert.True(reader.NextName(out var name) && name.SequenceEqual("a"u8));
        Assert.Equal(double.NaN, reader.ReadDouble());
        Assert.True(reader.NextName(out _));
        Assert.Equal([0xfb, 0xff, 0], reader.ReadBytes().ToArray());
        Assert.False(reader.NextName(out _));
        reader.End();
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("\"\\ud83da\"")]
    public void EscapedHalfOfASurrogatePair_IsRefused(string json) =>
        Assert.Throws<PayloadException>(() => Read(json).ReadString());

    [Fact]
    public void InvalidUtf8_IsRefused_InTextAndNames()
    {
        Assert.Throws<PayloadException>(() => Read([(byte)'"', 0xff, (byte)'"']).ReadString());
        Assert.Throws<PayloadException>(() => Read([(byte)'"', 0xc0, 0x80, (byte)'"']).ReadString());
        Assert.Throws<PayloadException>(() => Read([(byte)'"', 0xff, (byte)'\\', (byte)'n', (byte)'"']).ReadString());
        Assert.Throws<PayloadException>(() =>
        {
            var reader = Read([.. "{\""u8, 0xff, .. "\":1}"u8]);
            reader.BeginObject();
            reader.NextName(out _);
        });
    }

    [Theory]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("[//\n]")]
    [InlineData("[/**/]")]
    [InlineData("[01]")]
    [InlineData("[+1]")]
    [InlineData("[.5]")]
    [InlineData("[NaN]")]
    [InlineData("[nul]")]
    [InlineData("['a']")]
    [InlineData("[\"\t\"]")]
    [InlineData("]")]
    [InlineData("\ufeff[]")]
    public void TextThatIsNotJson_IsRefused(string json) => Assert.Contains(
        "not JSON",
        Assert.Throws<PayloadException>(() =>
        {
            var reader = Read(json);
            reader.Skip();
            reader.End();
        }).Problem);

    [Theory]
    [InlineData("\"A\"")]
    [InlineData("\"AA=A\"")]
    [InlineData("\"_-8A\"")]
    public void TextThatIsNotBase64_AskedForAsBytes_IsRefused(string json) => Assert.Contains(
        "Base64", Assert.Throws<PayloadException>(() => Read(json).ReadBytes()).Problem);

    [Fact]
    public void WhiteSpace_IsNoValue()
    {
        var reader = Read(" \r\n\t[ 1 , 2 ] \n");
        reader.BeginArray();
        while (reader.NextElement())
        {
            reader.ReadInt64();
        }

        reader.End();
        Assert.Equal(PayloadToken.End, Read(" \n").Peek());
    }

    private static PayloadReader Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static PayloadReader Read(byte[] json) => JsonPayloadFormat.Instance.CreateReader(json);
}
