using Mortise;
using Mortise.Kernel.Messaging;
using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>The product's own.</summary>
internal sealed class RealReceiver : IReceiver
{
    private readonly EventRuntime _runtime = Tick.Runtime(1, Overflow.DropOldest);
    private readonly Receiver _receiver;

    public RealReceiver(Listener first) => _receiver = new Receiver(_runtime, first.TakeAsync);

    public (Listener? Listener, Task? Wait) TryEnter() => _receiver.TryEnter(out _, out var deliver, out var wait)
        ? ((Listener)deliver.Target!, null)
        : (null, wait);

    public void Leave() => _receiver.Leave();

    public Task HoldAsync() => _receiver.HoldAsync();

    public Task SwitchTo(Listener listener) => _receiver.SwitchTo(_runtime, listener.TakeAsync);

    public void Release() => _receiver.Release();
}
