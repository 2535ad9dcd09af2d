using Mortise.Payloads;
using Mortise.Wire.Tests.Values;
using Xunit;

namespace Mortise.Wire.Tests.Conformance;

/// <summary>Numbers asked for as another kind than they were written as.</summary>
public abstract partial class PayloadFormatConformance
{
    [Fact]
    public void Integer_ReadsAsEveryNumber()
    {
        Assert.Equal(7.0, Read(new Int64Value(7)).ReadDouble());
        Assert.Equal(-7f, Read(new Int64Value(-7)).ReadSingle());
        Assert.Equal(7m, Read(new Int64Value(7)).ReadDecimal());
        Assert.Equal(7ul, Read(new Int64Value(7)).ReadUInt64());
        Assert.Equal(7L, Read(new UInt64Value(7)).ReadInt64());
        Assert.Equal((double)ulong.MaxValue, Read(new UInt64Value(ulong.MaxValue)).ReadDouble());
        Assert.Equal(ulong.MaxValue, Read(new UInt64Value(ulong.MaxValue)).ReadDecimal());
    }

    [Fact]
    public void IntegralNumber_ReadsAsInteger()
    {
        Assert.Equal(3, Read(new DoubleValue(3.0)).ReadInt64());
        Assert.Equal(0, Read(new DoubleValue(-0.0)).ReadInt64());
        Assert.Equal(0ul, Read(new DoubleValue(-0.0)).ReadUInt64());
        Assert.Equal(-3, Read(new SingleValue(-3f)).ReadInt64());
        Assert.Equal(3, Read(new DecimalValue(3.00m)).ReadInt64());
        Assert.Equal(3ul, Read(new DecimalValue(3.00m)).ReadUInt64());
        Assert.Equal(10_000_000_000_000_000_000, Read(new DoubleValue(1e19)).ReadUInt64());
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(-1e-300)]
    public void Fraction_AskedForAsInteger_IsRefused(double number)
    {
        Refuses(() => Read(new DoubleValue(number)).ReadInt64());
        Refuses(() => Read(new DoubleValue(number)).ReadUInt64());
    }

    [Fact]
    public void NumberOutOfRange_IsRefused()
    {
        Refuses(() => Read(new UInt64Value(1ul << 63)).ReadInt64(), "range");
        Refuses(() => Read(new Int64Value(-1)).ReadUInt64(), "range");
        Refuses(() => Read(new DoubleValue(1e300)).ReadInt64(), "range");
        Refuses(() => Read(new DoubleValue(1e20)).ReadUInt64(), "range");
        Refuses(() => Read(new DoubleValue(1e300)).ReadDecimal(), "range");
        Refuses(() => Read(new DoubleValue(1e300)).ReadSingle(), "range");
        Refuses(() => Read(new DoubleValue(double.NaN)).ReadInt64());
        Refuses(() => Read(new DoubleValue(double.PositiveInfinity)).ReadDecimal());
        Refuses(() => Read(new Int64Value(300)).ReadInteger(0, 255), "not between");
    }

    [Fact]
    public void DecimalAndBinaryNumber_ReadAsEachOther()
    {
        Assert.Equal(1.1, Read(new DecimalValue(1.10m)).ReadDouble());
        Assert.Equal(1.1f, Read(new DecimalValue(1.10m)).ReadSingle());
        Assert.Equal(0.1m, Read(new DoubleValue(0.1)).ReadDecimal());
        Assert.Equal(0.1m, Read(new SingleValue(0.1f)).ReadDecimal());
        Assert.Equal((double)decimal.MaxValue, Read(new DecimalValue(decimal.MaxValue)).ReadDouble());
    }

    [Fact]
    public void SpecialNumber_InSinglePrecision_ReadsAsDouble()
    {
        Assert.Equal(double.NegativeInfinity, Read(new SingleValue(float.NegativeInfinity)).ReadDouble());
        Assert.Equal(double.NaN, Read(new SingleValue(float.NaN)).ReadDouble());
        Assert.Equal(float.PositiveInfinity, Read(new DoubleValue(double.PositiveInfinity)).ReadSingle());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("nan")]
    [InlineData("INF")]
    [InlineData("")]
    public void NumberAsText_IsRefused(string text)
    {
        Refuses(() => Read(new TextValue(text)).ReadDouble(), "text was found");
        Refuses(() => Read(new TextValue(text)).ReadSingle(), "text was found");
        Refuses(() => Read(new TextValue(text)).ReadInt64(), "text was found");
        Refuses(() => Read(new TextValue(text)).ReadUInt64(), "text was found");
        Refuses(() => Read(new TextValue(text)).ReadDecimal(), "text was found");
    }

    private static void Refuses(Action read, string reason = "") =>
        Assert.Contains(reason, Assert.Throws<PayloadException>(read).Problem);
}
