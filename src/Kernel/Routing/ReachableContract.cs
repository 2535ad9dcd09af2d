using System.Collections.Immutable;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>A contract that a caller may call, and that somebody provides now.</summary>
/// <param name="Contract">Its name and major version.</param>
/// <param name="Providers">Those that take calls, in the order in which routes choose.</param>
/// <param name="Model">What the first of them provides; null if that cannot be known before it is started.</param>
public sealed record ReachableContract(
    ContractId Contract, ImmutableArray<string> Providers, ContractModel? Model);
