using System.Diagnostics;
using System.Runtime.CompilerServices;
using Mortise.Kernel;
using Mortise.Kernel.Routing;
using Mortise.Runtime;

namespace Mortise.Hosting.Routing;

/// <summary>
/// Makes one span per call, below the caller's, also if the caller's own was left on the other side of a boundary. When
/// nobody listens to the source, a call costs one check more.
/// </summary>
/// <param name="next">The rest of the route.</param>
/// <param name="route">The route.</param>
internal sealed class TracingInterceptor(RouteStep next, InterceptedRoute route) : Interceptor(next)
{
    private static readonly ActivitySource _source = new(Microkernel.SourceName);

    public override ValueTask<TResult> CallAsync<TState, TResult>(
        int operation,
        TState state,
        Func<object, TState, CancellationToken, ValueTask<TResult>> call,
        CancellationToken cancellation) =>
        _source.HasListeners()
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
        var model = route.Contract;
        var name = $"{model.Name}/{model.Major} {model.Operations[operation].Name}";
        var span = Activity.Current is null && route.Carrier.Leave(route.Consumer) is { TraceParent.Length: > 0 } call
            ? _source.StartActivity(name, ActivityKind.Internal, call.TraceParent)
            : _source.StartActivity(name, ActivityKind.Internal);
        return span?.SetTag("mortise.caller", route.Consumer)
            .SetTag("mortise.contract", model.Name)
            .SetTag("mortise.operation", model.Operations[operation].Name);
    }
}
