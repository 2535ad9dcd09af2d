using Mortise;

namespace Exploration.Scenarios;

/// <summary>What the providers of the scenarios offer.</summary>
[Contract("exploration.desk", 1, 0)]
public interface IDesk
{
    /// <summary>Takes a paper, once; ends when it has been filed.</summary>
    ValueTask<string> FileAsync(int paper, CancellationToken cancellation = default);
}
