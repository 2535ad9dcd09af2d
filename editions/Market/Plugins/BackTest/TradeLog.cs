using System.Collections.Immutable;
using Market.BackTesting;

namespace Market.BackTest;

/// <summary>Makes trades, from flat to flat, out of fills.</summary>
internal sealed class TradeLog
{
    private readonly ImmutableArray<Trade>.Builder _trades = ImmutableArray.CreateBuilder<Trade>();
    private DateOnly _entry;
    private decimal _bought;
    private decimal _sold;
    private decimal _paid;
    private decimal _received;
    private decimal _entryCommission;
    private decimal _exitCommission;
    private int _bars;

    private decimal Held => _bought - _sold;

    public void Book(in Fill fill)
    {
        if (fill.Side == Side.Buy)
        {
            _entry = Held == 0 ? fill.Date : _entry;
            _bought += fill.Units;
            _paid += fill.Value;
            _entryCommission += fill.Commission;
            return;
        }

        _sold += fill.Units;
        _received += fill.Value;
        _exitCommission += fill.Commission;
        if (Held == 0)
        {
            _trades.Add(TradeWith(fill.Date, 0));
            (_bought, _sold, _paid, _received, _entryCommission, _exitCommission, _bars) = (0, 0, 0, 0, 0, 0, 0);
        }
    }

    public void CountBar() => _bars += Held > 0 ? 1 : 0;

    /// <summary>All trades; one that is still open is valued at the last close.</summary>
    public ImmutableArray<Trade> Close(decimal lastClose)
    {
        if (Held > 0)
        {
            _trades.Add(TradeWith(null, Money.Round(Held * lastClose)));
        }

        return _trades.ToImmutable();
    }

    private Trade TradeWith(DateOnly? exit, decimal stillHeld)
    {
        var got = _received + stillHeld;
        var profit = got - _paid - _entryCommission - _exitCommission;
        var invested = _paid + _entryCommission;
        return new(
            _entry, exit, _bought, Money.RoundPrice(_paid / _bought), Money.RoundPrice(got / _bought),
            _entryCommission + _exitCommission, profit, (double)profit / (double)invested, _bars);
    }
}
