namespace Mortise.Campaign;

/// <summary>The providers' book, and what the host tells them.</summary>
[Contract("campaign.ledger", 1, 0)]
public interface ILedger
{
    /// <summary>A run of that call begins.</summary>
    ValueTask BeginAsync(long id, string build, CancellationToken cancellation = default);

    /// <summary>It has done what it should.</summary>
    ValueTask EndAsync(long id, CancellationToken cancellation = default);

    /// <summary>It has failed.</summary>
    ValueTask FailAsync(long id, CancellationToken cancellation = default);

    /// <summary>Ends on another thread, after a moment.</summary>
    ValueTask PauseAsync(long id, CancellationToken cancellation = default);

    /// <summary>Ends when the host lets that instance go.</summary>
    ValueTask HoldAsync(string instance, CancellationToken cancellation = default);

    /// <summary>Ends with what the background work of that instance is to commit.</summary>
    ValueTask<string> OrderAsync(string instance, CancellationToken cancellation = default);
}
