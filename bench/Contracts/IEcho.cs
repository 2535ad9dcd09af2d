namespace Mortise.Bench.Contracts;

/// <summary>Operations whose own work is next to nothing.</summary>
[Contract("bench.echo", 1, 0)]
public interface IEcho
{
    /// <summary>Completes before it returns.</summary>
    ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation = default);

    /// <summary>Suspends until the provider's turnstile lets it pass.</summary>
    ValueTask<int> LaterAsync(int value, CancellationToken cancellation = default);
}
