using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The route of a caller that knows its provider by name only: a gateway or the operator. Speaks the provider's own
/// build of the contract, through a dispatcher. Changes under the kernel's lock only.
/// </summary>
internal sealed class NamedRoute
{
    private readonly PortRoute _route;
    private readonly RouteNeeds _needs;

    public NamedRoute(
        string caller,
        string provider,
        ContractRuntime contract,
        RouteConfig config,
        RouteNeeds needs,
        RouteContext context)
    {
        Caller = caller;
        Provider = provider;
        Contract = contract;
        _needs = needs;
        var required = RequiredContract.Of(contract.Model, "", Cardinality.One, provider);
        var single = config with { Policy = RoutePolicyKind.Single };
        _route = new PortRoute(caller, required, contract, single, context);
        Dispatcher = contract.CreateDispatcher(_route.Port, provider);
    }

    public string Caller { get; }

    public string Provider { get; }

    public ContractRuntime Contract { get; }

    public Dispatcher Dispatcher { get; }

    public bool IsBound { get; private set; }

    public void Bind(RouteTarget? target, RetiredBindings retired)
    {
        IsBound = target is not null;
        var gone = $"The provider '{Provider}' takes no calls any more.";
        var absence = new Absence(UnavailableReason.Stopped, gone, IsFinal: true);
        _route.Bind(target is null ? [] : [target], _needs, absence, retired);
    }
}
