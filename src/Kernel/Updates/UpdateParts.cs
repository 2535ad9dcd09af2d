using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Updates;

/// <summary>What every update works on.</summary>
/// <param name="Instances">The kernel's state.</param>
/// <param name="Routes">The routes.</param>
/// <param name="Events">The subscriptions.</param>
/// <param name="Steps">What starts and stops are made of.</param>
/// <param name="Revive">Starts an instance that does not run, out of quarantine too.</param>
/// <param name="Proceed">Starts what waited for somebody who serves now.</param>
internal sealed record UpdateParts(
    InstanceTable Instances,
    RouteTable Routes,
    EventTable Events,
    GenerationSteps Steps,
    Func<string, Task<Refusal?>> Revive,
    Func<Task> Proceed);
