using System.Collections.Immutable;

namespace Mortise.Kernel.Resolution;

/// <summary>What one requirement is to be bound to. Immutable.</summary>
/// <param name="Requirement">The requirement.</param>
/// <param name="Policy">How the providers share the calls.</param>
/// <param name="Providers">
/// The provider instances: for single the one, for round-robin the best first, for all by name. Empty when there is none.
/// </param>
/// <param name="Reason">Why these, or why none.</param>
/// <param name="ClosesCycle">
/// Whether a provider needs this consumer in turn, directly or through others; never for a requirement of exactly one.
/// </param>
public sealed record RouteModel(
    RequiredContract Requirement,
    RoutePolicyKind Policy,
    ImmutableArray<string> Providers,
    Reason Reason,
    bool ClosesCycle = false);
