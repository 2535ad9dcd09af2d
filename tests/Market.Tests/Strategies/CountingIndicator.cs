using System.Collections.Immutable;
using Market.Indicators;
using Market.Prices;

namespace Market.Tests.Strategies;

/// <summary>Counts the open sessions of another indicator.</summary>
internal sealed class CountingIndicator(IIndicator inner) : IIndicator
{
    public int Open { get; private set; }

    public ValueTask<IndicatorDescription> DescribeAsync(CancellationToken cancellation = default) =>
        inner.DescribeAsync(cancellation);

    public ValueTask<SessionId> OpenAsync(IndicatorSpec spec, CancellationToken cancellation = default)
    {
        Open++;
        return inner.OpenAsync(spec, cancellation);
    }

    public ValueTask<IndicatorValue> NextAsync(SessionId session, Bar bar, CancellationToken cancellation = default) =>
        inner.NextAsync(session, bar, cancellation);

    public ValueTask CloseAsync(SessionId session, CancellationToken cancellation = default)
    {
        Open--;
        return inner.CloseAsync(session, cancellation);
    }

    public ValueTask<ImmutableArray<IndicatorValue>> ComputeAsync(
        IndicatorSpec spec, ImmutableArray<Bar> bars, CancellationToken cancellation = default) =>
        inner.ComputeAsync(spec, bars, cancellation);
}
