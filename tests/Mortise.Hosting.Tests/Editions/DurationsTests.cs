using Mortise.Hosting.Editions;
using Xunit;

namespace Mortise.Hosting.Tests.Editions;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("1ms", 1)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("24h", 86_400_000)]
    public void Duration_IsANumberAndAUnit(string text, long milliseconds) =>
        Assert.Equal(milliseconds, Durations.Parse(text).TotalMilliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("0s")]
    [InlineData("-1s")]
    [InlineData("1.5s")]
    [InlineData("1 s")]
    [InlineData("25h")]
    [InlineData("30")]
    [InlineData("99999999999h")]
    public void AnythingElse_IsNone(string text) => Assert.Throws<FormatException>(() => Durations.Parse(text));
}
