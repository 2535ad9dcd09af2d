namespace WebShop.Card;

/// <summary>The line to the card's bank for one call; closed when that has ended.</summary>
internal sealed class CardSession : IAsyncDisposable
{
    private readonly CardTerminal _terminal;
    private readonly int _number;

    public CardSession(CardTerminal terminal)
    {
        _terminal = terminal;
        _number = terminal.Open();
    }

    /// <summary>Stands for a bank somewhere else.</summary>
    public async ValueTask<string> AuthorizeAsync(decimal euros, CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        return FormattableString.Invariant($"card-{_number}-{euros:0.00}");
    }

    public ValueTask DisposeAsync()
    {
        _terminal.Close();
        return default;
    }
}
