namespace Mortise.Kernel.Routing;

/// <summary>The end of a stream of which nobody wants to hear any more.</summary>
internal static class AbandonedStream
{
    /// <summary>
    /// Disposes an enumerator that may still be moving. It must not be disposed then: that is left to whoever ends the
    /// move, and nobody waits for it, because a provider that does not react to cancellation may never do so.
    /// </summary>
    public static Task EndAsync<TItem>(Task move, IAsyncEnumerator<TItem> items)
    {
        if (move.IsCompleted)
        {
            return EndMovedAsync(move, items);
        }

        Forget(EndMovedAsync(move, items));
        return Task.CompletedTask;
    }

    /// <summary>Nobody waits for it any more, but its error must not become an unobserved one.</summary>
    public static void Forget(Task call) => _ = call.ContinueWith(
        static ended => _ = ended.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static async Task EndMovedAsync<TItem>(Task move, IAsyncEnumerator<TItem> items)
    {
        await move.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await items.DisposeAsync().ConfigureAwait(false);
    }
}
