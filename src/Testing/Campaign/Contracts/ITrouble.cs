namespace Mortise.Campaign;

/// <summary>Faults on a route with a deadline and with threads of its own.</summary>
[Contract("campaign.trouble", 1, 0)]
public interface ITrouble
{
    /// <summary>Commits a fault, and answers if it can.</summary>
    ValueTask<Line> SufferAsync(long id, string fault, CancellationToken cancellation = default);

    /// <summary>The same in a stream.</summary>
    IAsyncEnumerable<Line> SufferManyAsync(
        long first, int count, string fault, CancellationToken cancellation = default);

    /// <summary>From here on it commits that fault whenever it comes to its point; none for the empty text.</summary>
    ValueTask ArmAsync(string fault, CancellationToken cancellation = default);
}
