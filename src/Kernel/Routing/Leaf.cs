using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The last port before one provider: the consumer's own on the plain path, one behind the steps on a composed route.
/// Changes under the kernel's lock only.
/// </summary>
internal sealed class Leaf
{
    private readonly RouteContext _context;
    private CallAccount? _account;
    private RouteTarget? _target;

    public Leaf(Port port, RouteContext context)
    {
        Port = port;
        _context = context;
        _account = context.Unanswered;
        _account.Open(port.Current, port.Contract.Model);
    }

    public Port Port { get; }

    /// <summary>Leads the port to a provider; does nothing if it leads there already.</summary>
    public void Bind(RouteTarget target, RetiredBindings retired)
    {
        if (target == _target)
        {
            return;
        }

        _target = target;
        switch (target)
        {
            case RouteTarget.Active active:
                var shared = _context.Strict || active.Provision.Contract != Port.Contract
                    ? null
                    : active.Provision.TargetFor(Port.Owner);
                var end = shared
                    ?? Port.Contract.CreateEncodingPort(active.Provision.ChannelFor(Port.Owner, Port.Contract.Model));
                var kind = shared is null ? BindingKind.Steps : BindingKind.Provider;
                Publish(end, kind, target.Provider, active.Account, retired);
                break;
            case RouteTarget.OnDemand waiting:
                var step = new ActivationStep(waiting.Start, Port);
                Publish(Port.Contract.CreateComposedPort(step), BindingKind.Steps, "", _context.Activations, retired);
                break;
        }
    }

    /// <summary>Leads the port to steps in front of other leaves.</summary>
    public void Bind(RouteStep first, RetiredBindings retired)
    {
        _target = null;
        Publish(Port.Contract.CreateComposedPort(first), BindingKind.Steps, "", _context.Composed, retired);
    }

    /// <summary>Leads the port nowhere, for a reason.</summary>
    public void Bind(Absence absence, RetiredBindings retired)
    {
        _target = null;
        var nowhere = Port.Contract.CreateComposedPort(new AbsentStep(absence.Reason, absence.Message));
        Publish(nowhere, BindingKind.Absent, "", absence.IsFinal ? null : _context.Unanswered, retired);
    }

    private void Publish(
        object end, BindingKind kind, string provider, CallAccount? account, RetiredBindings retired)
    {
        var next = Port.Bind(end, kind, provider);
        account?.Open(next, Port.Contract.Model);
        retired.Add(Port.Publish(next), _account);
        _account = account;
    }
}
