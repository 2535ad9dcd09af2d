namespace Mortise.Kernel.Messaging;

/// <summary>The account of one subscriber. Whenever it is idle, published is the sum of the others.</summary>
/// <param name="Published">Events that were published while it was subscribed.</param>
/// <param name="Delivered">Events that it took.</param>
/// <param name="Dropped">Events that its full queue, or its end, let go.</param>
/// <param name="Failed">Events at which it threw, or which could not be carried over to its build.</param>
internal readonly record struct DeliveryCounts(long Published, long Delivered, long Dropped, long Failed)
{
    /// <summary>Events that wait or are being delivered.</summary>
    public long Pending => Published - Delivered - Dropped - Failed;
}
