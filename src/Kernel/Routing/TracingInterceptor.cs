using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Makes one span per call, below the caller's, also if the caller's own was left on the other side of a boundary. When
/// nobody listens to the source, a call costs one check more.
/// </summary>
/// <param name="next">The rest of the route.</param>
/// <param name="context">Where spans come from, and the context of the running call.</param>
/// <param name="contract">The contract, as the caller was built with it.</param>
/// <param name="caller">The calling plug-in instance.</param>
internal sealed class TracingInterceptor(
    RouteStep next, RouteContext context, ContractRuntime contract, string caller) : Interceptor(next)
{
    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        context.Source.HasListeners()
            ? TraceAsync(operation, state, call, cancellation)
            : Next.CallAsync(operation, state, call, cancellation);

    public override async IAsyncEnumerable<TItem> Stream<TState, TItem>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, IAsyncEnumerable<TItem>> open,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var span = Begin(operation);
        await using var items = Next.Stream(operation, state, open, cancellation).GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (Exception exception)
            {
                Mark(span, exception);
                throw;
            }

            yield return items.Current;
        }
    }

    private static void Mark(Activity? span, Exception exception) =>
        span?.SetStatus(ActivityStatusCode.Error, exception.Message)
            .SetTag("error.type", exception is CallException call ? call.Code : exception.GetType().Name);

    private async ValueTask<TResult> TraceAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation)
    {
        using var span = Begin(operation);
        try
        {
            return await Next.CallAsync(operation, state, call, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Mark(span, exception);
            throw;
        }
    }

    private Activity? Begin(int operation)
    {
        var model = contract.Model;
        var name = $"{model.Name}/{model.Major} {model.Operations[operation].Name}";
        var span = Activity.Current is null && context.Flow.Current is { TraceParent.Length: > 0 } call
            ? context.Source.StartActivity(name, ActivityKind.Internal, call.TraceParent)
            : context.Source.StartActivity(name, ActivityKind.Internal);
        return span?.SetTag("mortise.caller", caller)
            .SetTag("mortise.contract", model.Name)
            .SetTag("mortise.operation", model.Operations[operation].Name);
    }
}
