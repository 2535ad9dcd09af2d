using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>One event in a queue: the publisher's own object for the same build, else its bytes.</summary>
/// <param name="Item">The object; null when there are bytes.</param>
/// <param name="Encoded">The bytes; empty when there is an object.</param>
/// <param name="Published">The object's own build.</param>
/// <param name="Format">How it is carried over, if its subscriber has another build by the time it gets it.</param>
internal readonly record struct Envelope(object? Item, Payload Encoded, EventRuntime Published, PayloadFormat? Format)
{
    public object Open(EventRuntime runtime) => Item is null ? runtime.Decode(Encoded)
        : ReferenceEquals(Published, runtime) ? Item
        : runtime.Decode(Published.Encode(Item, Format ?? throw new InvalidOperationException(
            "its subscriber was updated to another build of it, and the host has no encoding to connect the two.")));
}
