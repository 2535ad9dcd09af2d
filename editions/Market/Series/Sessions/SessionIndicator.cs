using System.Collections.Immutable;
using Market.Indicators;
using Market.Prices;

namespace Market.Series.Sessions;

/// <summary>What all indicator plug-ins do alike: keep sessions, check parameters, feed bars to a series.</summary>
/// <param name="description">What the indicator is; its parameters bound what a session may ask for.</param>
public abstract class SessionIndicator(IndicatorDescription description) : IIndicator
{
    private readonly SessionTable<IBarSeries> _sessions = new();

    /// <inheritdoc/>
    public ValueTask<IndicatorDescription> DescribeAsync(CancellationToken cancellation = default) =>
        new(description);

    /// <inheritdoc/>
    public ValueTask<SessionId> OpenAsync(IndicatorSpec spec, CancellationToken cancellation = default) =>
        new(new SessionId(_sessions.Open(CreateChecked(spec))));

    /// <inheritdoc/>
    public ValueTask<IndicatorValue> NextAsync(SessionId session, Bar bar, CancellationToken cancellation = default)
    {
        var series = _sessions.Find(session.Value) ?? throw new UnknownSessionException(session.Value);
        return new(series.Next(bar));
    }

    /// <inheritdoc/>
    public ValueTask CloseAsync(SessionId session, CancellationToken cancellation = default)
    {
        _sessions.Close(session.Value);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<IndicatorValue>> ComputeAsync(
        IndicatorSpec spec, ImmutableArray<Bar> bars, CancellationToken cancellation = default)
    {
        var series = CreateChecked(spec);
        var values = ImmutableArray.CreateBuilder<IndicatorValue>(bars.Length);
        foreach (var bar in bars)
        {
            cancellation.ThrowIfCancellationRequested();
            values.Add(series.Next(bar));
        }

        return new(values.MoveToImmutable());
    }

    /// <summary>Makes the series of a new session. The parameters are complete and within their bounds.</summary>
    protected abstract IBarSeries Create(ParameterSet parameters);

    private IBarSeries CreateChecked(IndicatorSpec spec) => Create(ParameterSet.Of(description.Parameters, spec));
}
