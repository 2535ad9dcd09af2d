namespace Mortise.Contracts.Tests.Runtime;

/// <summary>A provider that does what the test says.</summary>
internal sealed class ScriptedClerk : IClerk
{
    public Func<int, int, CancellationToken, ValueTask<int>> Add { get; init; } =
        static (left, right, _) => new ValueTask<int>(left + right);

    public Func<string, CancellationToken, ValueTask> File { get; init; } = static (_, _) => default;

    public Func<int, CancellationToken, IAsyncEnumerable<int>> Count { get; init; } =
        static (items, _) => AsyncEnumerable.Range(0, items);

    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation) =>
        Add(left, right, cancellation);

    public ValueTask FileAsync(string paper, CancellationToken cancellation) => File(paper, cancellation);

    public IAsyncEnumerable<int> CountAsync(int items, CancellationToken cancellation) => Count(items, cancellation);
}
