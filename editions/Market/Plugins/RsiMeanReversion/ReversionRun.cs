using Market.Indicators;
using Market.Strategies;

namespace Market.RsiMeanReversion;

/// <summary>One run: its index, and what was decided last, which holds between the two thresholds.</summary>
internal sealed class ReversionRun(SessionId index, double oversold, double recovered)
{
    private Signal _last = Signal.Out;

    public SessionId Index { get; } = index;

    public Signal Decide(double? rsi)
    {
        if (rsi < oversold)
        {
            _last = Signal.In;
        }
        else if (rsi > recovered)
        {
            _last = Signal.Out;
        }

        return _last;
    }
}
