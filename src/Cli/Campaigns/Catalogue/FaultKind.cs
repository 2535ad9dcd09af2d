using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Hosts;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>One kind of fault: what it is, what must come of it, and how it is injected.</summary>
/// <param name="Name">Names it in the scoreboard.</param>
/// <param name="Family">Among which others.</param>
/// <param name="Does">What the plug-in does wrong, for people.</param>
/// <param name="Expected">What must come of it, for people.</param>
/// <param name="InjectAsync">
/// Injects it, and ends when what must come of it has come; throws <see cref="OtherwiseException"/> when it did not.
/// </param>
internal sealed record FaultKind(
    string Name, FaultFamily Family, string Does, string Expected, Func<Trial, Task> InjectAsync)
{
    public LaneKind Lanes { get; init; }

    public ServicePromise Promise { get; init; }

    /// <summary>
    /// What <c>doctor leaks</c> must say of the generation that it keeps in the process: one for each way to commit it,
    /// which come in turn; empty when it keeps none.
    /// </summary>
    public ImmutableArray<LeakHolder> LeakedBy { get; init; } = [];
}
