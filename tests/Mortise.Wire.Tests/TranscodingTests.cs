using System.Text;
using CsCheck;
using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests;

public sealed class TranscodingTests
{
    private static readonly PayloadFormat _json = JsonPayloadFormat.Instance;
    private static readonly PayloadFormat _packed = MessagePackPayloadFormat.Instance;

    [Fact]
    public void Values_ThroughBothFormats_GiveTheSameJson() => AnyValue.Trees.Sample(
        value =>
        {
            var json = value.Encode(_json);
            var packed = value.Decode(json).Encode(_packed);
            Assert.Equal(Text(json), Text(value.Decode(packed).Encode(_json)));
        },
        iter: 3000);

    [Fact]
    public void TranscodedPayload_ReadsAsTheSameValues() => AnyValue.Trees.Sample(
        value =>
        {
            var json = PayloadTranscoder.Transcode(value.Encode(_packed), _json);
            Assert.Equal(value.ToString(), value.Decode(json).ToString());
            var packed = PayloadTranscoder.Transcode(value.Encode(_json), _packed);
            Assert.Equal(value.ToString(), value.Decode(packed).ToString());
            Assert.Equal(value.ToString(), value.Decode(PayloadTranscoder.Transcode(packed, _json)).ToString());
        },
        iter: 3000);

    [Fact]
    public void TranscodedMessagePack_IsTheJsonThatTheCodecWouldWrite() => AnyValue.Trees.Sample(
        value => Text(PayloadTranscoder.Transcode(value.Encode(_packed), _json)) == Text(value.Encode(_json)),
        iter: 3000);

    [Theory]
    [InlineData("""{"a":[1,-1,1.10,0.5,-0,1E+20,18446744073709551615],"b":null,"c":{"d":[]},"e":"NaN"}""")]
    [InlineData("""{"schlüssel 1":true,"with \"quotes\"":"€"}""")]
    [InlineData("79228162514264337593543950335")]
    public void Json_ThroughMessagePack_KeepsItsText(string json) => Assert.Equal(json, ThroughMessagePack(json));

    [Theory]
    [InlineData("1e2", "100")]
    [InlineData("[ 1 , \"\\u0061\" ]", "[1,\"a\"]")]
    [InlineData("1234567890123456789012345678901234567890", "1.2345678901234568E+39")]
    public void JsonSpelledOtherwise_ThroughMessagePack_KeepsItsValue(string json, string expected) =>
        Assert.Equal(expected, ThroughMessagePack(json));

    [Fact]
    public void BytesAndText_AreNotToldApartAfterJson()
    {
        var json = PayloadTranscoder.Transcode(new BytesValue([1, 2, 3]).Encode(_packed), _json);
        var packed = PayloadTranscoder.Transcode(json, _packed);
        Assert.Equal(PayloadToken.String, packed.Read().Peek());
        Assert.Equal([1, 2, 3], packed.Read().ReadBytes().ToArray());
    }

    [Fact]
    public void SameFormat_IsTheSamePayload()
    {
        var payload = new NullValue().Encode(_json);
        Assert.Equal(payload, PayloadTranscoder.Transcode(payload, _json));
    }

    [Fact]
    public void DamagedPayload_IsTranscodedOrRefused() => Gen.Select(AnyValue.Trees, AnyDamage.Any, Gen.Bool).Sample(
        (value, damage, fromJson) =>
        {
            var (from, to) = fromJson ? (_json, _packed) : (_packed, _json);
            Payload result;
            try
            {
                result = PayloadTranscoder.Transcode(new(from, damage(value.Encode(from).Bytes.ToArray())), to);
            }
            catch (PayloadException problem)
            {
                Assert.NotEmpty(problem.Problem);
                return;
            }

            var reader = result.Read();
            reader.Skip();
            reader.End();
        },
        iter: 10_000);

    [Theory]
    [InlineData("1e400")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[1] 2")]
    [InlineData("")]
    public void JsonThatCannotBeCarried_IsRefused(string json) =>
        Assert.Throws<PayloadException>(() => ThroughMessagePack(json));

    private static string ThroughMessagePack(string json) => Text(PayloadTranscoder.Transcode(
        PayloadTranscoder.Transcode(new(_json, Encoding.UTF8.GetBytes(json)), _packed), _json));

    private static string Text(Payload json) => Encoding.UTF8.GetString(json.Bytes.Span);
}
