namespace Mortise.Kernel.Routing;

/// <summary>What the providers of a route need from it.</summary>
[Flags]
internal enum RouteNeeds
{
    /// <summary>Nothing: calls go straight to them.</summary>
    None = 0,

    /// <summary>The context of each call.</summary>
    Context = 1,
}
