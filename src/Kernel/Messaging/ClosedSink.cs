using Mortise.Runtime;

namespace Mortise.Kernel.Messaging;

/// <summary>The sink of a publisher that is not granted the event: nobody hears it.</summary>
internal sealed class ClosedSink : EventSink
{
    public override int Publish(object item) => 0;
}
