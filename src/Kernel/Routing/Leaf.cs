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

    /// <summary>
    /// The ends of a canary. They stay, and from then on lead wherever this one leads: a call may just be on its way
    /// from here to there.
    /// </summary>
    private (Leaf Old, Leaf Next)? _shared;

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
            case RouteTarget.Shared both:
                _shared ??= (NewEnd(), NewEnd());
                var (old, next) = _shared.Value;
                old.Bind(both.Old, retired);
                next.Bind(both.Next, retired);
                var canary = new CanaryStep(new TargetStep(old.Port), new TargetStep(next.Port), both.Canary);
                Publish(Port.Contract.CreateComposedPort(canary), BindingKind.Steps, "", _context.Composed, retired);
                return;
            case RouteTarget.OnDemand waiting:
                var step = new ActivationStep(waiting.Start, Port);
                Publish(Port.Contract.CreateComposedPort(step), BindingKind.Steps, "", _context.Activations, retired);
                break;
        }

        LeadEnds(end => end.Bind(target, retired));
    }

    /// <summary>Leads the port to steps in front of other leaves.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="retired">Receives the binding that was left.</param>
    /// <param name="kind">Absent when nobody is behind them for now.</param>
    public void Bind(RouteStep first, RetiredBindings retired, BindingKind kind = BindingKind.Steps)
    {
        _target = null;
        Publish(Port.Contract.CreateComposedPort(first), kind, "", _context.Composed, retired);
        LeadEnds(end => end.Bind(first, retired));
    }

    /// <summary>Leads the port nowhere, for a reason.</summary>
    /// <param name="absence">The reason.</param>
    /// <param name="retired">Receives the binding that was left.</param>
    /// <param name="first">What answers calls; by default each gets the reason.</param>
    public void Bind(Absence absence, RetiredBindings retired, RouteStep? first = null)
    {
        _target = null;
        var nowhere = Port.Contract.CreateComposedPort(first ?? new AbsentStep(absence.Reason, absence.Message));
        Publish(nowhere, BindingKind.Absent, "", absence.IsFinal ? null : _context.Unanswered, retired);
        LeadEnds(end => end.Bind(absence, retired));
    }

    private Leaf NewEnd() => new(
        Port.Contract.CreatePort(Port.Owner, new AbsentStep(UnavailableReason.NotStarted, "Not connected.")), _context);

    private void LeadEnds(Action<Leaf> lead)
    {
        if (_shared is var (old, next))
        {
            lead(old);
            lead(next);
        }
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
