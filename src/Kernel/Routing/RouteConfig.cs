using System.Collections.Immutable;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Routing;

/// <summary>What the edition says about the routes of one contract.</summary>
/// <param name="Policy">How a provider is chosen for each call.</param>
public sealed record RouteConfig(RoutePolicyKind Policy)
{
    /// <summary>The choice when the edition says nothing.</summary>
    public static RouteConfig Default { get; } = new(RoutePolicyKind.Single);

    /// <summary>The <see cref="Key"/> that is the tenant of the call's context.</summary>
    public const string Tenant = "@tenant";

    /// <summary>The <see cref="Key"/> that is the principal of the call's context.</summary>
    public const string Principal = "@principal";

    /// <summary>
    /// For a weighted policy: how many turns a provider has in a round, by its name. Default: 1.
    /// </summary>
    public ImmutableDictionary<string, int> Weights { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>
    /// For a keyed policy: the argument whose text is the key, or <see cref="Tenant"/> or <see cref="Principal"/>.
    /// </summary>
    public string Key { get; init; } = "";

    /// <summary>A deadline for every operation in place of the contract's own; null leaves those.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Whether anything is asked for that the kernel does not do itself.</summary>
    internal bool IsIntercepted => !Around.IsEmpty || !Behind.IsEmpty;

    /// <summary>Interceptors in front of the deadline; a call meets the first one first.</summary>
    public ImmutableArray<Intercept> Around { get; init; } = [];

    /// <summary>
    /// Interceptors between the deadline and the choice of a provider; a call meets the first one first.
    /// </summary>
    public ImmutableArray<Intercept> Behind { get; init; } = [];
}
