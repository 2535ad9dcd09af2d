using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime;

/// <summary>A port as the kernel makes it, and the bindings that it was led to.</summary>
internal sealed class ClerkRoute
{
    public const int Add = 0;
    public const int File = 1;
    public const int Count = 2;

    private readonly ClerkPort _port;
    private readonly List<Binding> _bindings = [];

    public ClerkRoute(IClerk? provider = null)
    {
        _port = (ClerkPort)ClerkRuntime.Instance.CreatePort(
            "tests", new AbsentStep(UnavailableReason.NotStarted, "The clerk has not been started."));
        _bindings.Add(_port.Current);
        if (provider is not null)
        {
            _ = Binding.RetireAsync([Lead(provider)]);
        }
    }

    /// <summary>What a consumer holds.</summary>
    public IClerk Port => _port;

    public Binding Current => _port.Current;

    /// <summary>The sums of one operation over every binding that there was.</summary>
    public CallCounts Total(int operation) =>
        _bindings.Aggregate(default(CallCounts), (sum, binding) => sum + binding.Count(operation));

    /// <summary>Leads the port to a provider, and returns what it left; not yet retired.</summary>
    public Binding Lead(IClerk provider, BindingKind kind = BindingKind.Provider, string name = "clerk")
    {
        var next = _port.Bind(provider, kind, name);
        _bindings.Add(next);
        return _port.Publish(next);
    }

    /// <summary>Leads the port to another provider; ends when the last call has left the former.</summary>
    public Task SwapAsync(IClerk provider) => Binding.RetireAsync([Lead(provider)]);
}
