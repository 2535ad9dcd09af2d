using Microsoft.Extensions.Logging;

namespace WebShop.Card;

/// <summary>Counts sessions; one for all calls. Says at its end if a session was left open.</summary>
internal sealed class CardTerminal(ILogger<CardTerminal> log) : IDisposable
{
    private int _sessions;
    private int _open;

    public int Open()
    {
        Interlocked.Increment(ref _open);
        return Interlocked.Increment(ref _sessions);
    }

    public void Close() => Interlocked.Decrement(ref _open);

    public void Dispose() =>
        log.Log(
            _open == 0 ? LogLevel.Information : LogLevel.Error,
            "{Sessions} sessions, {Open} left open",
            _sessions,
            _open);
}
