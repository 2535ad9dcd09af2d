namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>The lease of ports.</summary>
internal sealed class PortSubject : ILitmusSubject
{
    private readonly ClerkPort _port = (ClerkPort)ClerkRuntime.Instance.CreatePort(
        "litmus", new Mortise.Runtime.AbsentStep(UnavailableReason.NotStarted, "The clerk has not been started."));

    private Poisonable _current = new();

    public PortSubject() => _port.Publish(_port.Bind(_current, Mortise.Runtime.BindingKind.Provider, "first"));

    public int Call(int looks)
    {
        var call = _port.AddAsync(looks, 0, CancellationToken.None);
        return call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("suspended");
    }

    public void Swap()
    {
        var (old, next) = (_current, new Poisonable());
        var left = _port.Publish(_port.Bind(next, Mortise.Runtime.BindingKind.Provider, "next"));
        var drained = Mortise.Runtime.Binding.RetireAsync([left]);
        SpinWait.SpinUntil(() => drained.IsCompleted);
        old.Kill();
        _current = next;
    }
}
