using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Administration;
using Mortise.Invocation;
using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Rights;
using Mortise.Kernel.Routing;
using Mortise.Payloads;
using Mortise.Runtime;

namespace Mortise.Kernel.Administration;

/// <summary>Calls by name for one caller, who reaches what it is granted and nothing else.</summary>
internal sealed class InvocationByName(string caller, InstanceTable instances, RouteTable routes) : IInvocation
{
    /// <summary>What was chosen before; good for as long as no route and no grant has changed.</summary>
    private readonly ConcurrentDictionary<(string Contract, string Provider), Known> _known = new();

    public ValueTask<ImmutableArray<ContractDescription>> ListAsync(CancellationToken cancellation = default)
    {
        var found = instances.Read(() => instances.AllNeedsLock
            .SelectMany(static instance => instance.Model.Manifest.Provides)
            .Select(static provided => provided.Contract)
            .Distinct()
            .Order()
            .Where(contract => instances.Grants.Refuse(caller, contract) is null)
            .Select(FindNeedsLock)
            .OfType<Listed>()
            .ToArray());
        return new([.. found.Select(Describe)]);
    }

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(
        InvocationRequest request, CancellationToken cancellation = default) => TranslateAsync(async () =>
        {
            var (route, operation, arguments) = await OpenAsync(request, cancellation).ConfigureAwait(false);
            var reply = await route.Dispatcher.CallAsync(operation, arguments, [], cancellation).ConfigureAwait(false);
            return reply.Bytes;
        });

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        InvocationRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var items = await TranslateAsync(async () =>
        {
            var (route, operation, arguments) = await OpenAsync(request, cancellation).ConfigureAwait(false);
            return route.Dispatcher.Stream(operation, arguments, [], cancellation).GetAsyncEnumerator(cancellation);
        }).ConfigureAwait(false);
        await using (items.ConfigureAwait(false))
        {
            Func<ValueTask<bool>> move = items.MoveNextAsync;
            while (await TranslateAsync(move).ConfigureAwait(false))
            {
                yield return items.Current.Bytes;
            }
        }
    }

    private static async ValueTask<T> TranslateAsync<T>(Func<ValueTask<T>> step)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (CallException exception)
        {
            throw InvocationFault.From(exception);
        }
    }

    private async ValueTask<(NamedRoute Route, int Operation, Payload Arguments)> OpenAsync(
        InvocationRequest request, CancellationToken cancellation)
    {
        var format = FormatOf(request.MediaType)
            ?? throw new RejectedException(
                RejectedReason.BadArguments,
                $"This host cannot read '{request.MediaType}'. It reads: "
                + $"{string.Join(", ", instances.Config.Formats.Select(static known => known.MediaType))}.");
        var route = _known.TryGetValue((request.Contract, request.Provider), out var known) && IsGood(known)
            ? known.Route
            : await RouteAsync(request, cancellation).ConfigureAwait(false);
        var operations = route.Contract.Model.Operations;
        for (var index = 0; index < operations.Length; index++)
        {
            if (operations[index].Name == request.Operation)
            {
                return (route, index, new Payload(format, request.Arguments));
            }
        }

        throw new RejectedException(
            RejectedReason.UnknownOperation,
            $"{request.Contract} of '{route.Provider}' has no operation '{request.Operation}'. It has: "
            + $"{string.Join(", ", operations.Select(static operation => operation.Name))}.");
    }

    private PayloadFormat? FormatOf(string mediaType)
    {
        foreach (var format in instances.Config.Formats)
        {
            if (format.MediaType == mediaType)
            {
                return format;
            }
        }

        return null;
    }

    private bool IsGood(Known known) => known.Epoch == routes.Epoch && known.Grants == instances.Grants;

    private async ValueTask<NamedRoute> RouteAsync(InvocationRequest request, CancellationToken cancellation)
    {
        if (!ContractId.TryParse(request.Contract, out var contract))
        {
            throw new RejectedException(
                RejectedReason.UnknownContract,
                $"'{request.Contract}' is not a contract. Write its name and major version, such as 'acme.orders/1'.");
        }

        Func<CancellationToken, ValueTask>? start = null;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            lock (instances.Gate)
            {
                var provider = ChooseNeedsLock(request, contract);
                if (RouteTable.ProvisionNeedsLock(provider, contract) is { } provision)
                {
                    var route = routes.NamedNeedsLock(caller, provider, contract, provision);
                    _known[(request.Contract, request.Provider)] = new Known(route, routes.Epoch, instances.Grants);
                    return route;
                }

                if (attempt > 0 || routes.TargetNeedsLock(provider.Name, contract) is not RouteTarget.OnDemand onDemand)
                {
                    throw new UnavailableException(
                        UnavailableReason.NotStarted,
                        $"{contract} is provided by '{provider.Name}', which is {provider.State} and takes no calls: "
                        + provider.Reason.Explanation);
                }

                start = onDemand.Start;
            }

            await start(cancellation).ConfigureAwait(false);
        }

        throw new InvalidOperationException("Kernel bug: a route by name was neither found nor refused.");
    }

    private PluginInstance ChooseNeedsLock(InvocationRequest request, ContractId contract)
    {
        var providers = ProvidersNeedsLock(contract).ToArray();
        if (instances.Grants.Refuse(caller, contract) is { } refusal)
        {
            throw providers.Length == 0
                ? new RejectedException(
                    RejectedReason.UnknownContract,
                    $"No installed plug-in provides {contract}, and '{caller}' is not granted it. Check its name and "
                    + "its major version.")
                : new RejectedException(RejectedReason.NotGranted, refusal.Explanation);
        }

        return providers.FirstOrDefault(provider =>
                request.Provider.Length == 0 || provider.Name == request.Provider)
            ?? throw new UnavailableException(
                UnavailableReason.NoProvider,
                request.Provider.Length == 0
                    ? $"No installed plug-in provides {contract}. Correct the contract, or install a plug-in that "
                        + "provides it."
                    : $"No instance '{request.Provider}' provides {contract}. {OthersNeedsLock(contract)}");
    }

    private string OthersNeedsLock(ContractId contract)
    {
        var others = Findings.List(ProvidersNeedsLock(contract).Select(static provider => provider.Name));
        return others.Length == 0 ? "Nobody does." : $"It is provided by {others}.";
    }

    /// <summary>The providers, those that can take calls first, then as routes of policy single choose.</summary>
    private IEnumerable<PluginInstance> ProvidersNeedsLock(ContractId contract) => instances.AllNeedsLock
        .SelectMany(instance => instance.Model.Manifest.Provides
            .Where(provided => provided.Contract == contract)
            .Select(provided => (Instance: instance, provided.Version)))
        .OrderByDescending(found => routes.TargetNeedsLock(found.Instance.Name, contract) is not null)
        .ThenBy(static found => found.Instance.State == PluginState.Faulted)
        .ThenByDescending(static found => found.Version)
        .ThenByDescending(static found => found.Instance.Model.Rank)
        .ThenBy(static found => found.Instance.Model.Age)
        .Select(static found => found.Instance);

    private Listed? FindNeedsLock(ContractId contract)
    {
        PluginInstance[] providers =
        [
            .. ProvidersNeedsLock(contract)
                .Where(provider => routes.TargetNeedsLock(provider.Name, contract) is not null),
        ];
        var model = providers
            .Select(provider => RouteTable.ProvisionNeedsLock(provider, contract)?.Contract.Model)
            .FirstOrDefault(static model => model is not null);
        return providers.Length == 0
            ? null
            : new Listed(
                contract, [.. providers.Select(static provider => provider.Name)], model, providers[0].Deployment);
    }

    /// <summary>
    /// A contract that nobody serves yet is known to the isolation level of who will; that may read files.
    /// </summary>
    private ContractDescription Describe(Listed listed)
    {
        var (contract, providers, model, deployment) = listed;
        model ??= instances.Config.Isolation
            .FirstOrDefault(level => level.Level == deployment.Isolation)?
            .FindContract(deployment.Package, contract, deployment.Name)?.Model;
        return new ContractDescription(
            contract.ToString(), model is null ? "" : $"{model.Major}.{model.Minor}", providers, model?.Schema ?? "");
    }

    /// <summary>Who provides a contract, and the contract itself if one of them serves.</summary>
    private sealed record Listed(
        ContractId Contract, ImmutableArray<string> Providers, ContractModel? Model, PluginDeployment Deployment);

    private sealed record Known(NamedRoute Route, long Epoch, GrantTable Grants);
}
