using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>One event in a queue: the publisher's own object for the same build, else its bytes.</summary>
internal readonly record struct Envelope(object? Item, Payload Encoded)
{
    public object Open(EventRuntime runtime) => Item ?? runtime.Decode(Encoded);
}
