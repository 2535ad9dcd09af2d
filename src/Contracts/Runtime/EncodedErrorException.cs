using Mortise.Payloads;

namespace Mortise.Runtime;

/// <summary>
/// A declared error on its way across a byte boundary; the encoding port turns it into the typed one.
/// </summary>
/// <param name="name">The error's name in the contract's schema.</param>
/// <param name="body">Its fields.</param>
/// <param name="message">Its text, for those who do not know the type.</param>
public sealed class EncodedErrorException(string name, Payload body, string message) : CallException("MT4005", message)
{
    /// <summary>The error's name in the contract's schema.</summary>
    public string Name { get; } = name;

    /// <summary>Its fields.</summary>
    public Payload Body { get; } = body;
}
