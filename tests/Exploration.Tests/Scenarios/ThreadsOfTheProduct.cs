using Mortise.Runtime;

namespace Exploration.Scenarios;

/// <summary>What the product keeps for each thread.</summary>
public static class ThreadsOfTheProduct
{
    /// <summary>Has the calling thread counted among those that call through ports.</summary>
    public static void Join() => _ = LeaseCells.Of(0);
}
