namespace Mortise.Contracts.Tests.Runtime;

/// <summary>One operation of each kind.</summary>
[Contract("tests.clerk", 1, 0)]
public interface IClerk
{
    /// <summary>A query with a declared error.</summary>
    [Throws<RefusedException>]
    ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation = default);

    /// <summary>A command.</summary>
    ValueTask FileAsync(string paper, CancellationToken cancellation = default);

    /// <summary>A stream.</summary>
    IAsyncEnumerable<int> CountAsync(int items, CancellationToken cancellation = default);
}
