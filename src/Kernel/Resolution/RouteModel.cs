using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>What one requirement is to be bound to. Immutable.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Policy">How the providers share the calls.</param>
/// <param name="Providers">
/// The provider instances: for single the one, for round-robin the best first, for all by name. May be empty.
/// </param>
/// <param name="Reason">Why these, or why none.</param>
/// <param name="ClosesCycle">
/// Whether a provider needs this consumer in turn, directly or through others; then calls can come back to their
/// caller. Never for a requirement of exactly one, except the host's.
/// </param>
internal sealed record RouteModel(
    RequiredContract Requirement,
    RoutePolicyKind Policy,
    ImmutableArray<string> Providers,
    Reason Reason,
    bool ClosesCycle = false);
