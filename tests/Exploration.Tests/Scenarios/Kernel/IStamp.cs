using Mortise;

namespace Exploration.Scenarios.Kernel;

/// <summary>What the ledger needs of a plug-in that needs the ledger.</summary>
[Contract("exploration.stamp", 1, 0)]
public interface IStamp
{
    /// <summary>Asks the ledger how many numbers it has, while that waits.</summary>
    ValueTask<int> StampAsync(CancellationToken cancellation = default);
}
