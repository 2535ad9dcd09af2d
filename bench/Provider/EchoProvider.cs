using System.Runtime.CompilerServices;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.Provider;

/// <summary>Answers at once, or behind a turnstile.</summary>
public sealed class EchoProvider(Turnstile turnstile) : IEcho
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation) => new(left + right);

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> LaterAsync(int value, CancellationToken cancellation)
    {
        await turnstile.PassAsync().ConfigureAwait(false);
        return value;
    }
}
