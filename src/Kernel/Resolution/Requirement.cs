namespace Mortise.Kernel.Resolution;

/// <summary>One requirement of one instance, with what is decided about it before any provider is looked at.</summary>
/// <param name="Contract">What is required.</param>
/// <param name="Demand">The offers that would do.</param>
/// <param name="Policy">The policy of its route.</param>
/// <param name="Barrier">What stands against it whoever provides: a missing grant or an unfit policy.</param>
internal readonly record struct Requirement(
    RequiredContract Contract, Demand Demand, RoutePolicyKind Policy, ReasonCode? Barrier);
