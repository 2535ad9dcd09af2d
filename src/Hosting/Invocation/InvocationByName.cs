using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Mortise.Invocation;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Payloads;
using Mortise.Runtime;
using Mortise.Wire;

namespace Mortise.Hosting.Invocation;

/// <summary>Calls by name for one caller, who reaches what it is granted and nothing else.</summary>
internal sealed class InvocationByName(string caller, Lazy<Microkernel> kernel) : IInvocation
{
    private static readonly PayloadFormat[] _formats = [MessagePackPayloadFormat.Instance, JsonPayloadFormat.Instance];

    /// <summary>What was found before; good for as long as no route and no grant has changed.</summary>
    private readonly ConcurrentDictionary<(string Contract, string Provider), RouteByName> _known = new();

    public ValueTask<ImmutableArray<ContractDescription>> ListAsync(CancellationToken cancellation = default) =>
        new([.. kernel.Value.ContractsFor(caller).Select(Describe)]);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(
        InvocationRequest request, CancellationToken cancellation = default) => TranslateAsync(async () =>
        {
            var (end, operation, arguments) = await OpenAsync(request, cancellation).ConfigureAwait(false);
            var reply = await end.CallAsync(operation, arguments, [], cancellation).ConfigureAwait(false);
            return reply.Bytes;
        });

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        InvocationRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var items = await TranslateAsync(async () =>
        {
            var (end, operation, arguments) = await OpenAsync(request, cancellation).ConfigureAwait(false);
            return end.Stream(operation, arguments, [], cancellation).GetAsyncEnumerator(cancellation);
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

    private static ContractDescription Describe(ReachableContract found) => new(
        found.Contract.ToString(),
        found.Model is { } model ? $"{model.Major}.{model.Minor}" : "",
        found.Providers,
        found.Model?.Schema ?? "");

    private static PayloadFormat? FormatOf(string mediaType)
    {
        foreach (var format in _formats)
        {
            if (format.MediaType == mediaType)
            {
                return format;
            }
        }

        return null;
    }

    private async ValueTask<(Dispatcher End, int Operation, Payload Arguments)> OpenAsync(
        InvocationRequest request, CancellationToken cancellation)
    {
        var format = FormatOf(request.MediaType)
            ?? throw new RejectedException(
                RejectedReason.BadArguments,
                $"This host cannot read '{request.MediaType}'. It reads: "
                + $"{string.Join(", ", _formats.Select(static known => known.MediaType))}.");
        var route = _known.TryGetValue((request.Contract, request.Provider), out var known) && known.IsCurrent
            ? known
            : await FindAsync(request, cancellation).ConfigureAwait(false);
        var operations = route.End.Contract.Model.Operations;
        for (var index = 0; index < operations.Length; index++)
        {
            if (operations[index].Name == request.Operation)
            {
                return (route.End, index, new Payload(format, request.Arguments));
            }
        }

        throw new RejectedException(
            RejectedReason.UnknownOperation,
            $"{request.Contract} of '{route.Provider}' has no operation '{request.Operation}'. It has: "
            + $"{string.Join(", ", operations.Select(static operation => operation.Name))}.");
    }

    private async ValueTask<RouteByName> FindAsync(InvocationRequest request, CancellationToken cancellation)
    {
        if (!ContractId.TryParse(request.Contract, out var contract))
        {
            throw new RejectedException(
                RejectedReason.UnknownContract,
                $"'{request.Contract}' is not a contract. Write its name and major version, such as 'acme.orders/1'.");
        }

        var found = await kernel.Value.FindRouteAsync(caller, contract, request.Provider, cancellation)
            .ConfigureAwait(false);
        return _known[(request.Contract, request.Provider)] = found;
    }
}
