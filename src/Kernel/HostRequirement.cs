using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel;

/// <summary>A contract that the application requires of plug-ins.</summary>
/// <param name="Contract">The contract in the application's own build.</param>
/// <param name="Cardinality">How many providers it takes.</param>
/// <param name="Key">The name of the one instance that may provide it; empty for any.</param>
public sealed record HostRequirement(ContractRuntime Contract, Cardinality Cardinality, string Key = "");
