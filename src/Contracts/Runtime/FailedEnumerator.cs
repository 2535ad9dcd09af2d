namespace Mortise.Runtime;

/// <summary>A stream that could not be opened says so where streams say it: at the first item.</summary>
internal sealed class FailedEnumerator<TItem>(Exception error) : IAsyncEnumerator<TItem>
{
    public TItem Current => default!;

    public ValueTask<bool> MoveNextAsync() => ValueTask.FromException<bool>(error);

    public ValueTask DisposeAsync() => default;
}
