using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// A route to one provider for a caller that knows the contract by its name only. Safe for concurrent use.
/// </summary>
public sealed class RouteByName
{
    private readonly Func<bool> _isCurrent;

    internal RouteByName(NamedRoute route, Func<bool> isCurrent)
    {
        (Provider, End) = (route.Provider, route.Dispatcher);
        _isCurrent = isCurrent;
    }

    /// <summary>The instance that it leads to.</summary>
    public string Provider { get; }

    /// <summary>
    /// Takes bytes, in the provider's own build of the contract; calls are made on the caller's behalf and counted like
    /// any other.
    /// </summary>
    public Dispatcher End { get; }

    /// <summary>
    /// Whether no route and no grant has changed since it was found. One that is not may still lead there, or be
    /// answered that nobody is there; the caller finds it anew.
    /// </summary>
    public bool IsCurrent => _isCurrent();
}
