namespace Mortise.Campaign;

/// <summary>What the load calls, straight.</summary>
[Contract("campaign.work", 1, 0)]
public interface IWork
{
    /// <summary>Answers at once.</summary>
    ValueTask<Line> DoAsync(long id, CancellationToken cancellation = default);

    /// <summary>Answers after having waited.</summary>
    ValueTask<Line> DoSlowlyAsync(long id, CancellationToken cancellation = default);

    /// <summary>Answers with these ids, one after the other.</summary>
    IAsyncEnumerable<Line> DoManyAsync(long first, int count, CancellationToken cancellation = default);

    /// <summary>Commits a fault, and answers if it can.</summary>
    ValueTask<Line> CommitAsync(long id, string fault, CancellationToken cancellation = default);

    /// <summary>The same in a stream.</summary>
    IAsyncEnumerable<Line> CommitManyAsync(
        long first, int count, string fault, CancellationToken cancellation = default);
}
