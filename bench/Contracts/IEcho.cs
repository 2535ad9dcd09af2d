namespace Mortise.Bench.Contracts;

/// <summary>Operations whose own work is next to nothing.</summary>
public interface IEcho
{
    /// <summary>Completes before it returns.</summary>
    ValueTask<long> AddAsync(long left, long right, CancellationToken cancellation = default);

    /// <summary>Suspends until the provider's turnstile lets it pass.</summary>
    ValueTask<long> LaterAsync(long value, CancellationToken cancellation = default);
}
