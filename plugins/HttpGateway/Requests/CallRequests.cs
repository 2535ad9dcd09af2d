using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Mortise.Invocation;
using Mortise.Plugins.HttpGateway.Configuration;
using Mortise.Plugins.HttpGateway.Problems;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary><c>POST /v1/{contract}/{major}/{operation}</c>: a call by name, or a stream.</summary>
internal sealed class CallRequests(IInvocation invocation, HttpLimits limits, CancellationToken stopping)
{
    /// <summary>The operations that turned out to be streams, which they are in all of their major.</summary>
    private readonly ConcurrentDictionary<string, bool> _streams = new(StringComparer.Ordinal);

    public async Task HandleAsync(HttpContext context, string path)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            throw new ProblemException(RequestProblems.MethodNotAllowed(context.Request.Method, "POST"));
        }

        var operation = path.LastIndexOf('/');
        if (operation < 0 || path.AsSpan(0, operation).Count('/') != 1)
        {
            throw new ProblemException(RequestProblems.NoSuchPath(context.Request));
        }

        var request = new InvocationRequest(
            path[..operation],
            path[(operation + 1)..],
            await RequestBody.ReadAsync(context, limits).ConfigureAwait(false),
            context.Request.QueryString.HasValue ? context.Request.Query["provider"].ToString() : "");
        if (_streams.ContainsKey(path) || !await TryCallAsync(context, request, path).ConfigureAwait(false))
        {
            await StreamAsync(context, request).ConfigureAwait(false);
        }
    }

    /// <summary>False when nothing ran, because the operation is a stream.</summary>
    private async ValueTask<bool> TryCallAsync(HttpContext context, InvocationRequest request, string path)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        timer.CancelAfter(TimeSpan.FromSeconds(limits.CallSeconds));
        ReadOnlyMemory<byte> result;
        try
        {
            result = await invocation.CallAsync(request, timer.Token).ConfigureAwait(false);
        }
        catch (InvocationException end) when (end.Reason == nameof(RejectedReason.WrongKind))
        {
            _streams[path] = true;
            return false;
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new ProblemException(RequestProblems.CallTooLong(limits.CallSeconds));
        }

        await AnswerAsync(context, result).ConfigureAwait(false);
        return true;
    }

    private async Task StreamAsync(HttpContext context, InvocationRequest request)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        var items = invocation.StreamAsync(request, ends.Token).GetAsyncEnumerator(ends.Token);
        try
        {
            await new StreamAnswer(context, items, stopping).WriteAsync().ConfigureAwait(false);
        }
        finally
        {
            await items.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async ValueTask AnswerAsync(HttpContext context, ReadOnlyMemory<byte> result)
    {
        var response = context.Response;
        if (result.IsEmpty)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = result.Length;
        await response.BodyWriter.WriteAsync(result, context.RequestAborted).ConfigureAwait(false);
    }
}
