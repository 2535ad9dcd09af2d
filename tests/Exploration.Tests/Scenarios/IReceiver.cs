namespace Exploration.Scenarios;

/// <summary>What the scenarios ask of a receiver.</summary>
internal interface IReceiver
{
    /// <summary>Whom to hand an event; null with something to wait for.</summary>
    (Listener? Listener, Task? Wait) TryEnter();

    void Leave();

    Task HoldAsync();

    Task SwitchTo(Listener listener);

    void Release();
}
