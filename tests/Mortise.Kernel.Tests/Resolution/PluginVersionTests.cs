using CsCheck;
using Mortise.Kernel.Resolution;
using Xunit;

namespace Mortise.Kernel.Tests.Resolution;

public sealed class PluginVersionTests
{
    // The order that rule 11 of Semantic Versioning 2.0 gives as its examples.
    private static readonly string[] _ascending =
    [
        "0.0.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11",
        "1.0.0-beta.99999999999999999999", "1.0.0-beta.x", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0",
    ];

    private static readonly Gen<string> _identifier = Gen.OneOf(
        Gen.Int[0, 30].Select(number => $"{number}"), Gen.OneOf("alpha", "beta", "x-1", "0a", "A"));

    private static readonly Gen<string> _text = Gen.Select(
        Gen.Int[0, 3].Array[3],
        _identifier.Array[0, 3],
        _identifier.Array[0, 2],
        (numbers, prerelease, build) => string.Join('.', numbers)
            + (prerelease.Length > 0 ? "-" + string.Join('.', prerelease) : "")
            + (build.Length > 0 ? "+" + string.Join('.', build) : ""));

    [Fact]
    public void The_order_is_that_of_the_standard()
    {
        for (var left = 0; left < _ascending.Length; left++)
        {
            for (var right = 0; right < _ascending.Length; right++)
            {
                var order = PluginVersion.Parse(_ascending[left]).CompareTo(PluginVersion.Parse(_ascending[right]));
                Assert.Equal(left.CompareTo(right), Math.Sign(order));
            }
        }
    }

    [Fact]
    public void Any_version_reads_back_as_it_is_written() =>
        _text.Sample(text => Assert.Equal(text, PluginVersion.Parse(text).ToString()));

    [Fact]
    public void The_order_is_total_and_agrees_with_equality() => Gen.Select(_text, _text, _text).Sample((a, b, c) =>
    {
        var (x, y, z) = (PluginVersion.Parse(a), PluginVersion.Parse(b), PluginVersion.Parse(c));
        Assert.Equal(Math.Sign(x.CompareTo(y)), -Math.Sign(y.CompareTo(x)));
        Assert.Equal(x.CompareTo(y) == 0, x.Equals(y));
        Assert.True(!x.Equals(y) || x.GetHashCode() == y.GetHashCode());
        Assert.True(x.CompareTo(y) > 0 || y.CompareTo(z) > 0 || x.CompareTo(z) <= 0);
    });

    [Fact]
    public void Build_metadata_takes_no_part_in_equality() =>
        Assert.Equal(PluginVersion.Parse("1.0.0+abc"), PluginVersion.Parse("1.0.0+def"));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1.0.0.0")]
    [InlineData("01.0.0")]
    [InlineData("1.0.0-")]
    [InlineData("1.0.0-01")]
    [InlineData("1.0.0-a..b")]
    [InlineData("1.0.0+")]
    [InlineData("1.0.0-ä")]
    [InlineData("v1.0.0")]
    [InlineData("-1.0.0")]
    [InlineData("1.0.99999999999")]
    public void What_is_no_version_is_refused(string text)
    {
        Assert.False(PluginVersion.TryParse(text, out _));
        Assert.Throws<FormatException>(() => PluginVersion.Parse(text));
    }
}
