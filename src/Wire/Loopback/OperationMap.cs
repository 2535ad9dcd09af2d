using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Wire;

/// <summary>
/// Which number an operation has on the other side: two builds of one contract major agree on the names of operations,
/// not on their order. Immutable and safe for concurrent use.
/// </summary>
public sealed class OperationMap
{
    private readonly ImmutableArray<int> _indexes;

    /// <summary>Compares two builds.</summary>
    /// <param name="caller">The contract, as the calling side was built with it.</param>
    /// <param name="provider">The contract, as the provider was built with it.</param>
    /// <exception cref="ArgumentException">They are not the same major version of one contract.</exception>
    public OperationMap(ContractModel caller, ContractModel provider)
    {
        if (caller.Name != provider.Name || caller.Major != provider.Major)
        {
            throw new ArgumentException(
                $"{caller.Name}/{caller.Major} cannot be served by {provider.Name}/{provider.Major}.",
                nameof(provider));
        }

        Caller = caller;
        Provider = provider;
        var names = provider.Operations.Select(static operation => operation.Name).ToArray();
        _indexes = [.. caller.Operations.Select(operation => Array.IndexOf(names, operation.Name))];
    }

    /// <summary>The contract, as the calling side was built with it.</summary>
    public ContractModel Caller { get; }

    /// <summary>The contract, as the provider was built with it.</summary>
    public ContractModel Provider { get; }

    /// <summary>
    /// The provider's number for an operation of the caller; -1 if the provider has no such operation.
    /// </summary>
    public int IndexOf(int operation) => _indexes[operation];

    /// <summary>What a call of an operation that the provider lacks ends with.</summary>
    public UnavailableException NotProvided(int operation) => new(
        UnavailableReason.NotProvided,
        $"The provider does not have the operation {Caller.Operations[operation].Name}: the caller was built with "
        + $"{Caller.Name} {Caller.Major}.{Caller.Minor}, the provider with {Provider.Name} {Provider.Major}."
        + $"{Provider.Minor}. Update the provider, or do without the operation.");
}
