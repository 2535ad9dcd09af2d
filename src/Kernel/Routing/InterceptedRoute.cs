using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>A route that is being built, as its interceptors know it. Immutable.</summary>
/// <param name="Contract">The contract, as the consumer was built with it.</param>
/// <param name="Consumer">The calling plug-in instance.</param>
/// <param name="Carrier">Carries the context of a call to where the interceptor makes it.</param>
/// <param name="Time">The clock that deadlines are measured with.</param>
public sealed record InterceptedRoute(
    ContractModel Contract, string Consumer, CallCarrier Carrier, TimeProvider Time);
