using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Messaging;
using Mortise.Kernel.Routing;

namespace Mortise.Kernel.Updates;

/// <summary>What every update works on.</summary>
internal sealed record UpdateParts(
    InstanceTable Instances, RouteTable Routes, EventTable Events, GenerationSteps Steps);
