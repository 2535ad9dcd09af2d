using Mortise.Runtime;

namespace Mortise;

/// <summary>
/// A requirement that may stay unmet. Providers come and go while the plug-in runs; a call in between answers
/// <see cref="UnavailableException"/> like any other.
/// </summary>
/// <typeparam name="TContract">The contract.</typeparam>
public sealed class Optional<TContract>
    where TContract : class
{
    private readonly Port _port;

    /// <summary>For the runtime: wraps the port of the requirement.</summary>
    public Optional(TContract port)
    {
        Port = port;
        _port = (Port)(object)port;
    }

    /// <summary>The port; usable at any time.</summary>
    public TContract Port { get; }

    /// <summary>Whether a provider is there at this moment.</summary>
    public bool IsAvailable => _port.IsAvailable;
}
