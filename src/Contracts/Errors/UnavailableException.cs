using System.ComponentModel;
using Mortise.Runtime;

namespace Mortise;

/// <summary>There is no provider that could take the call. The operation did not run.</summary>
public sealed class UnavailableException(UnavailableReason reason, string message)
    : CallException("MT4001", message)
{
    /// <summary>Why.</summary>
    public UnavailableReason Reason { get; } = reason;

    /// <summary>
    /// The contract whose generated body threw this inside a provider. Anything else that a provider throws is its
    /// fault, even an exception of this type that one of its own calls ended with.
    /// </summary>
    internal ContractRuntime? Unprovided { get; private init; }

    /// <summary>For generated bodies of added operations: the answer of a provider that does not have them.</summary>
    /// <param name="contract">The contract that the operation was added to.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="minor">The minor version that added it.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static UnavailableException NotProvided(ContractRuntime contract, string operation, int minor)
    {
        var model = contract.Model;
        return new UnavailableException(
            UnavailableReason.NotProvided,
            $"The provider does not provide {operation}, which {model.Name} has since {model.Major}.{minor}. "
            + "Update the provider.")
        {
            Unprovided = contract,
        };
    }

    /// <summary>Whether a provider of that contract threw this because it does not have the operation.</summary>
    internal bool IsAnswerOf(ContractRuntime contract) => ReferenceEquals(Unprovided, contract);

    /// <summary>The same without the stack and the data that the provider's side added.</summary>
    internal UnavailableException Copy() => new(Reason, Message);
}
