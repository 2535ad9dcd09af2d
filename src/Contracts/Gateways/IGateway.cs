using System.Collections.Immutable;

namespace Mortise.Gateways;

/// <summary>A plug-in that admits external clients, as far as others need to know of it.</summary>
[Contract("mortise.gateway", 1, 0)]
public interface IGateway
{
    /// <summary>
    /// Where clients reach it, such as <c>http://127.0.0.1:5080</c>; with the ports that are really open.
    /// </summary>
    [Operation(Idempotent = true)]
    ValueTask<ImmutableArray<string>> AddressesAsync(CancellationToken cancellation = default);
}
