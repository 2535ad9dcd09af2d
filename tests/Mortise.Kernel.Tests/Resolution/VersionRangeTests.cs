using CsCheck;
using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("*", "0.0.0-a", true)]
    [InlineData("1.2", "1.1.9", false)]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("1.2", "9.0.0", true)]
    [InlineData("1.2", "1.2.0-beta", false)]
    [InlineData("[1.2]", "1.2.0", true)]
    [InlineData("[1.2]", "1.2.1", false)]
    [InlineData("[1.2,2.0)", "1.2.0", true)]
    [InlineData("[1.2,2.0)", "1.99.0", true)]
    [InlineData("[1.2,2.0)", "2.0.0", false)]
    [InlineData("[1.2,2.0)", "2.0.0-beta", false)]
    [InlineData("[1.2,2.0)", "1.3.0-beta", true)]
    [InlineData("[1.2,2.0-rc)", "2.0.0-beta", true)]
    [InlineData("(1.2,2.0]", "1.2.0", false)]
    [InlineData("(1.2,2.0]", "2.0.0", true)]
    [InlineData("(,1.0]", "0.1.0", true)]
    [InlineData("(,1.0]", "1.0.1", false)]
    [InlineData("(1.0,)", "1.0.1", true)]
    [InlineData("( , )", "7.0.0", true)]
    [InlineData(" [ 1.0 , 2.0 ) ", "1.5.0", true)]
    public void A_range_accepts_what_its_notation_says(string range, string version, bool accepted) =>
        Assert.Equal(accepted, VersionRange.Parse(range).Contains(PluginVersion.Parse(version)));

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("(1.0)")]
    [InlineData("[1.0)")]
    [InlineData("[,1.0]")]
    [InlineData("[1.0,]")]
    [InlineData("[2.0,1.0]")]
    [InlineData("[1.0,1.0)")]
    [InlineData("(1.0,1.0)")]
    [InlineData("[1.0,2.0,3.0]")]
    [InlineData("[1.0,2.0")]
    [InlineData("1.0,2.0")]
    [InlineData("1.x")]
    [InlineData("~1.0")]
    public void What_is_no_range_is_refused(string text)
    {
        Assert.False(VersionRange.TryParse(text, out _));
        Assert.Throws<FormatException>(() => VersionRange.Parse(text));
    }

    [Fact]
    public void A_range_reads_back_as_an_equal_one() => Gen.Select(
        Gen.OneOf("[", "("), Gen.Int[0, 4], Gen.Int[0, 4], Gen.OneOf("]", ")")).Sample((open, low, high, close) =>
    {
        if (VersionRange.TryParse($"{open}{low}.0,{high}.0{close}", out var range))
        {
            Assert.Equal(range, VersionRange.Parse(range.ToString()));
        }
    });

    [Fact]
    public void An_interval_agrees_with_comparing_its_ends() => Gen.Select(
        Gen.OneOf("[", "("), Gen.Int[0, 4], Gen.Int[0, 4], Gen.OneOf("]", ")"), Gen.Int[0, 5])
        .Sample((open, low, high, close, minor) =>
        {
            var above = open == "[" ? minor >= low : minor > low;
            var below = close == "]" ? minor <= high : minor < high;
            var isEmpty = low > high || (low == high && open + close != "[]");
            if (ContractRange.TryParse($"{open}1.{low},1.{high}{close}", out var range))
            {
                Assert.False(isEmpty);
                Assert.Equal(above && below, range.Contains(new ContractVersion(1, minor)));
            }
            else
            {
                Assert.True(isEmpty);
            }
        });

    [Fact]
    public void A_requirement_that_says_nothing_accepts_its_major_from_its_minor_on()
    {
        var range = ContractRange.From(new ContractVersion(1, 2));
        Assert.Equal("[1.2,2.0)", range.ToString());
        Assert.False(range.Contains(new ContractVersion(1, 1)));
        Assert.True(range.Contains(new ContractVersion(1, 2)));
        Assert.False(range.Contains(new ContractVersion(2, 0)));
    }
}
