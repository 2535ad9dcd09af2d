using Exploration.Scenarios.Broken;

namespace Exploration.Scenarios;

/// <summary>
/// A pump hands events to a receiver that is held, led to the next generation and released meanwhile.
/// </summary>
public sealed class HeldReceiver : Scenario
{
    private const int Events = 2;

    private readonly IReceiver _receiver;
    private readonly List<Tick> _taken = [];
    private readonly Listener _old;
    private readonly Listener _new;

    private HeldReceiver(Func<Listener, IReceiver> make)
    {
        (_old, _new) = (new Listener("old", _taken), new Listener("new", _taken) { IsHeld = true });
        _receiver = make(_old);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Func<Task>> Actors => [PumpAsync, UpdateAsync];

    /// <summary>The product's receiver.</summary>
    public static Scenario Real() => new HeldReceiver(static first => new RealReceiver(first));

    /// <summary>A copy of it.</summary>
    public static Scenario Copy(ReceiverFlaw flaw) => new HeldReceiver(first => new ReceiverCopy(first, flaw));

    /// <inheritdoc/>
    public override Task AfterAsync()
    {
        Demand(_taken.Count == Events, $"{_taken.Count} of {Events} events were taken");
        return Task.CompletedTask;
    }

    private async Task PumpAsync()
    {
        for (var number = 0; number < Events; number++)
        {
            var (listener, wait) = _receiver.TryEnter();
            while (listener is null)
            {
                await wait!.ConfigureAwait(false);
                (listener, wait) = _receiver.TryEnter();
            }

            await listener.TakeAsync(new Tick(1, number), CancellationToken.None).ConfigureAwait(false);
            _receiver.Leave();
        }
    }

    private async Task UpdateAsync()
    {
        await _receiver.HoldAsync().ConfigureAwait(false);
        _old.IsHeld = true;
        await Task.Yield();
        var left = _receiver.SwitchTo(_new);
        _new.IsHeld = false;
        _receiver.Release();
        await left.ConfigureAwait(false);
    }
}
