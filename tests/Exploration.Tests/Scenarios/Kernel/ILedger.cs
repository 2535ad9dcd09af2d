using Mortise;

namespace Exploration.Scenarios.Kernel;

/// <summary>What the plug-in offers that is updated.</summary>
[Contract("exploration.ledger", 1, 0)]
public interface ILedger
{
    /// <summary>Enters a number, once, and has it stamped.</summary>
    ValueTask<string> EnterAsync(int number, CancellationToken cancellation = default);

    /// <summary>How many were entered.</summary>
    ValueTask<int> CountAsync(CancellationToken cancellation = default);
}
