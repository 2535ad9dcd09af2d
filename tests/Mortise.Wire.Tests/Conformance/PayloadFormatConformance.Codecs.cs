using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.Conformance;

/// <summary>Codecs that call out of order are told so, in words that do not blame the payload.</summary>
public abstract partial class PayloadFormatConformance
{
    private static readonly ArrayValue _pair = new([new NullValue(), new ObjectValue([new("a", new NullValue())])]);

    [Fact]
    public void Codec_AskingForTheNextValueTooEarly_IsTold() => Blames(() =>
    {
        var reader = Read(_pair);
        reader.BeginArray();
        reader.NextElement();
        reader.NextElement();
    });

    [Fact]
    public void Codec_AskingForAFieldInASequence_IsTold() => Blames(() =>
    {
        var reader = Read(_pair);
        reader.BeginArray();
        reader.NextName(out _);
    });

    [Fact]
    public void Codec_AskingForAnElementInNothing_IsTold() => Blames(() => Read(_pair).NextElement());

    [Fact]
    public void Codec_EndingInTheMiddle_IsTold() => Blames(() =>
    {
        var reader = Read(_pair);
        reader.BeginArray();
        reader.End();
    });

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Codec_AnnouncingAnotherCountThanItWrites_IsTold(int count) => Blames(() =>
    {
        var writer = Format.CreateWriter();
        writer.BeginArray(count);
        writer.WriteNull();
        writer.EndArray();
        writer.Finish();
    });

    [Fact]
    public void Codec_LeavingAnObjectOpen_IsTold() => Blames(() =>
    {
        var writer = Format.CreateWriter();
        writer.BeginObject(0);
        writer.Finish();
    });

    [Fact]
    public void Codec_WritingNothing_IsTold() => Blames(() => Format.CreateWriter().Finish());

    [Fact]
    public void Codec_FinishingTwice_IsTold() => Blames(() =>
    {
        var writer = Format.CreateWriter();
        writer.WriteNull();
        writer.Finish();
        writer.Finish();
    });

    [Fact]
    public void SameName_Twice_IsLeftToTheCodec()
    {
        var reader = Read(new ObjectValue([new("a", new Int64Value(1)), new("a", new Int64Value(2))]));
        reader.BeginObject();
        Assert.True(reader.NextName(out var name) && name.SequenceEqual("a"u8));
        Assert.Equal(1, reader.ReadInt64());
        Assert.True(reader.NextName(out name) && name.SequenceEqual("a"u8));
        Assert.Equal(2, reader.ReadInt64());
        Assert.False(reader.NextName(out _));
        reader.End();
    }

    private static void Blames(Action codec) =>
        Assert.Contains("fault of the codec", Assert.Throws<InvalidOperationException>(codec).Message);
}
