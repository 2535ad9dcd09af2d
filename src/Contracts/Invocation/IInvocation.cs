using System.Collections.Immutable;

namespace Mortise.Invocation;

/// <summary>
/// Calls by name instead of by type: what gateways are made of. A caller reaches the contracts that the edition grants
/// it and no others.
/// </summary>
[Contract("mortise.invocation", 1, 0)]
public interface IInvocation
{
    /// <summary>The contracts that this caller can reach now, with their schemas.</summary>
    [Operation(Idempotent = true)]
    ValueTask<ImmutableArray<ContractDescription>> ListAsync(CancellationToken cancellation = default);

    /// <summary>Calls an operation; the answer is empty for an operation without a result.</summary>
    [Throws<InvocationException>]
    ValueTask<ReadOnlyMemory<byte>> CallAsync(InvocationRequest request, CancellationToken cancellation = default);

    /// <summary>Opens a stream of encoded items.</summary>
    [Throws<InvocationException>]
    IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        InvocationRequest request, CancellationToken cancellation = default);
}
