using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Makes an interceptor: a step in front of the rest of a route. Called under the kernel's lock when a route is built;
/// must return at once, not throw, and not call.
/// </summary>
/// <param name="next">The rest of the route.</param>
/// <param name="route">Which route it is.</param>
public delegate RouteStep Intercept(RouteStep next, InterceptedRoute route);
