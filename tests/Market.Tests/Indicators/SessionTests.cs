using System.Collections.Immutable;
using Market.Indicators;
using Market.Macd;
using Market.Sma;
using Market.Stochastic;
using Xunit;

namespace Market.Tests.Indicators;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_returns_bar_by_bar_what_the_whole_series_computes_to()
    {
        var indicator = new StochasticPlugin(new());
        var bars = (await EditionPrices.SpxAsync())[..300];
        var whole = await indicator.ComputeAsync(IndicatorSpec.AsConfigured, bars);
        var session = await indicator.OpenAsync(IndicatorSpec.AsConfigured);

        for (var index = 0; index < bars.Length; index++)
        {
            Assert.Equal(whole[index], await indicator.NextAsync(session, bars[index]));
        }
    }

    [Fact]
    public async Task Sessions_are_independent()
    {
        var indicator = new SmaPlugin(new(Period: 2));
        var bars = Bars.OfCloses(1, 2, 3);
        var early = await indicator.OpenAsync(IndicatorSpec.AsConfigured);
        await indicator.NextAsync(early, bars[0]);
        var late = await indicator.OpenAsync(IndicatorSpec.With("Period", 1));

        Assert.Equal(2, (await indicator.NextAsync(late, bars[1])).First);
        Assert.Equal(1.5, (await indicator.NextAsync(early, bars[1])).First);
    }

    [Fact]
    public async Task A_closed_session_is_unknown_and_closing_it_again_is_no_error()
    {
        var indicator = new SmaPlugin(new());
        var session = await indicator.OpenAsync(IndicatorSpec.AsConfigured);
        await indicator.CloseAsync(session);
        await indicator.CloseAsync(session);
        var other = await indicator.OpenAsync(IndicatorSpec.AsConfigured);

        var error = await Assert.ThrowsAsync<UnknownSessionException>(
            async () => await indicator.NextAsync(session, Bars.OfCloses(1)[0]));
        Assert.Equal(session.Value, error.Session);
        Assert.NotEqual(session, other);
    }

    [Theory]
    [InlineData("Period", 0, "from 1 to 1000")]
    [InlineData("Period", 2.5, "a whole number")]
    [InlineData("Period", double.NaN, "from 1 to 1000")]
    [InlineData("Length", 5, "there are: Period")]
    public async Task A_parameter_that_is_not_allowed_is_refused_by_name(string name, double value, string reason)
    {
        var error = await Assert.ThrowsAsync<InvalidParameterException>(
            async () => await new SmaPlugin(new()).OpenAsync(IndicatorSpec.With(name, value)));

        Assert.Equal(name, error.Parameter);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Macd_refuses_a_fast_average_that_is_not_faster()
    {
        var spec = new IndicatorSpec(ImmutableSortedDictionary<string, double>.Empty.Add("Fast", 26));

        await Assert.ThrowsAsync<InvalidParameterException>(async () => await new MacdPlugin(new()).OpenAsync(spec));
    }
}
