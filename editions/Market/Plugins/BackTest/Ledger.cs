using System.Collections.Immutable;
using Market.BackTesting;
using Market.Prices;

namespace Market.BackTest;

/// <summary>
/// The books of one back-test. For each bar: <see cref="Open"/> fills what was decided at the bar before,
/// <see cref="Close"/> writes down what everything is worth, and then <see cref="Decide"/> takes the next decision.
/// </summary>
internal sealed class Ledger(BackTestRequest request)
{
    private readonly Broker _broker = new(new OrderCosts(request.Commission, request.Slippage), request.LotSize);
    private readonly Account _account = new(request.InitialCash);
    private readonly TradeLog _trades = new();
    private readonly ImmutableArray<Fill>.Builder _fills = ImmutableArray.CreateBuilder<Fill>();
    private readonly ImmutableArray<EquityPoint>.Builder _equity = ImmutableArray.CreateBuilder<EquityPoint>();
    private decimal _target;
    private bool _isOrderPending;
    private decimal _lastClose;

    public int Bars => _equity.Count;

    public void Open(in Bar bar)
    {
        if (!_isOrderPending)
        {
            return;
        }

        _isOrderPending = false;
        if (_broker.Fill(_account, bar.Date, bar.Open, _target) is { } fill)
        {
            _account.Book(fill);
            _trades.Book(fill);
            _fills.Add(fill);
        }
    }

    public void Close(in Bar bar)
    {
        _lastClose = bar.Close;
        _trades.CountBar();
        _equity.Add(new(bar.Date, _account.Cash, _account.ValueAt(bar.Close)));
    }

    public void Decide(decimal target)
    {
        _isOrderPending |= target != _target;
        _target = target;
    }

    public BackTestResult Result(BarInterval interval)
    {
        var fills = _fills.ToImmutable();
        var trades = _trades.Close(_lastClose);
        var equity = _equity.ToImmutable();
        var performance = Measures.Of(request, interval, equity, fills, trades);
        return new(request, equity[0].Date, equity[^1].Date, equity.Length, performance, fills, trades, equity);
    }
}
