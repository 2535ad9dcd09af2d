using Market.BackTest;
using Market.BackTesting;
using Market.Prices;
using Market.Rsi;
using Market.Sma;

namespace Mortise.Bench.Editions;

/// <summary>The monolith: the same books and indicators in one loop, with the strategies written into it.</summary>
internal sealed class PlainMarket(PriceSeries history)
{
    private const int Fast = 50;
    private const int Slow = 200;
    private const int Period = 14;
    private const double Oversold = 30;
    private const double Recovered = 70;

    public BackTestResult BackTest(BackTestRequest request)
    {
        var ledger = new Ledger(request);
        var (fast, slow, index) = (new SmaSeries(Fast), new SmaSeries(Slow), new RsiSeries(Period));
        var target = 0m;
        foreach (ref readonly var bar in history.Bars.AsSpan())
        {
            if (bar.Date > request.Range.To)
            {
                break;
            }

            ledger.Open(bar);
            ledger.Close(bar);
            switch (request.Strategy)
            {
                case "buy-and-hold":
                    target = 1;
                    break;
                case "moving-average-cross":
                    target = fast.Next(bar).First > slow.Next(bar).First ? 1 : 0;
                    break;
                default:
                    var value = index.Next(bar).First;
                    target = value < Oversold ? 1 : value > Recovered ? 0 : target;
                    break;
            }

            ledger.Decide(target);
        }

        return ledger.Result(history.Instrument.Interval);
    }
}
