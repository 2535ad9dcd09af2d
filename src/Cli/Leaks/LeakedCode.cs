using System.Collections.Immutable;

namespace Mortise.Cli.Leaks;

/// <summary>A generation that was given up and whose code is still in the process.</summary>
/// <param name="Plugin">The instance.</param>
/// <param name="Generation">Its load context's name: instance, plug-in, version and generation.</param>
/// <param name="Chains">What holds it, one of each kind; empty when nothing does and it leaves with the next
/// collections.</param>
internal sealed record LeakedCode(string Plugin, string Generation, ImmutableArray<LeakChain> Chains);
