using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>The lease of ports.</summary>
internal sealed class PortSubject : ILitmusSubject
{
    private readonly ClerkPort _port = (ClerkPort)ClerkRuntime.Instance.CreatePort(
        "litmus", new AbsentStep(UnavailableReason.NotStarted, "The clerk has not been started."));

    private Poisonable _left = new();
    private Poisonable _current = new();

    public PortSubject() => _port.Publish(_port.Bind(_current, BindingKind.Provider, "first"));

    public int Call(int looks)
    {
        var call = _port.AddAsync(looks, 0, CancellationToken.None);
        return call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("suspended");
    }

    public Task SwapAsync()
    {
        (_left, _current) = (_current, new Poisonable());
        var left = _port.Publish(_port.Bind(_current, BindingKind.Provider, "next"));
        return Binding.RetireAsync([left]);
    }

    public void Kill() => _left.Kill();
}
