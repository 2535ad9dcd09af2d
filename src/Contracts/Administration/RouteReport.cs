using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>One requirement of a plug-in and what it is bound to.</summary>
/// <param name="Contract">The contract, as <c>name/major.minor</c>.</param>
/// <param name="Parameter">The constructor parameter.</param>
/// <param name="Policy">The route's policy.</param>
/// <param name="Providers">The chosen provider instances, in order.</param>
/// <param name="Code">Why these: one of a closed set.</param>
/// <param name="Explanation">The same for people.</param>
public sealed record RouteReport(
    string Contract,
    string Parameter,
    string Policy,
    ImmutableArray<string> Providers,
    string Code,
    string Explanation);
