using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>Which providers a route gets, and why these.</summary>
internal sealed record RouteChoice(ImmutableArray<string> Providers, Reason Reason);
