using Microsoft.AspNetCore.Http;
using Mortise.Plugins.HttpGateway.Problems;
using Mortise.Web;

namespace Mortise.Plugins.HttpGateway.Requests;

/// <summary>
/// The pages and assets of other plug-ins. The one with the longest prefix that fits is asked; of equal ones, the first
/// by name.
/// </summary>
internal sealed class PageRequests(Ports<IWebPages> pages)
{
    /// <summary>A page loads nothing from elsewhere, and is in nobody's frame.</summary>
    private const string Policy =
        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

    public async Task HandleAsync(HttpContext context, string path)
    {
        var (plugin, found, prefix) = await FindAsync(path, context.RequestAborted).ConfigureAwait(false);
        if (found is null)
        {
            throw new ProblemException(RequestProblems.NoSuchPath(context.Request));
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            throw new ProblemException(RequestProblems.MethodNotAllowed(context.Request.Method, "GET, HEAD"));
        }

        if (path.Length == prefix.Length)
        {
            // Or what the page refers to would be sought beside it instead of below it.
            Move(context, new PathString(prefix + "/").ToUriComponent());
            return;
        }

        var request = new WebRequest(path[prefix.Length..], context.Request.QueryString.Value?.TrimStart('?') ?? "")
        {
            KnownETag = context.Request.Headers.IfNoneMatch.ToString().Trim().TrimStart('W', '/').Trim('"'),
            Root = context.Request.PathBase.Value ?? "",
        };
        var answer = await found.GetAsync(request, context.RequestAborted).ConfigureAwait(false);
        PageAnswers.Check(answer, plugin);
        await WriteAsync(context, request, answer).ConfigureAwait(false);
    }

    private async ValueTask<(string Plugin, IWebPages? Pages, string Prefix)> FindAsync(
        string path, CancellationToken cancellation)
    {
        var plugin = "";
        IWebPages? found = null;
        var longest = "";
        foreach (var (name, each) in pages.Snapshot)
        {
            try
            {
                var prefix = (await each.PrefixAsync(cancellation).ConfigureAwait(false))?.TrimEnd('/');
                if (prefix is not null && IsBelow(path, prefix) && (found is null || prefix.Length > longest.Length))
                {
                    (plugin, found, longest) = (name, each, prefix);
                }
            }
            catch (CallException)
            {
                // It is not there now, so it has no pages now; the others have theirs. So it is without a prefix.
            }
        }

        return (plugin, found, longest);
    }

    private static bool IsBelow(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal)
        && (path.Length == prefix.Length || path[prefix.Length] == '/');

    private static async Task WriteAsync(HttpContext context, WebRequest request, WebAnswer answer)
    {
        var response = context.Response;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Referrer-Policy"] = "no-referrer";
        switch (answer)
        {
            case WebAnswer.Content content:
                await WriteAsync(context, request, content).ConfigureAwait(false);
                break;
            case WebAnswer.NotModified known:
                response.Headers.ETag = $"\"{known.ETag}\"";
                response.StatusCode = StatusCodes.Status304NotModified;
                break;
            case WebAnswer.MovedTo moved:
                Move(context, moved.Path);
                break;
            default:
                throw new ProblemException(RequestProblems.NoSuchPath(context.Request));
        }
    }

    private static async Task WriteAsync(HttpContext context, WebRequest request, WebAnswer.Content content)
    {
        var response = context.Response;
        response.Headers.CacheControl = content.MaxAge > TimeSpan.Zero
            ? $"max-age={(long)content.MaxAge.TotalSeconds}"
            : "no-cache";
        if (content.ETag.Length > 0)
        {
            response.Headers.ETag = $"\"{content.ETag}\"";
            if (content.ETag == request.KnownETag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = content.MediaType;
        response.ContentLength = content.Bytes.Length;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await response.BodyWriter.WriteAsync(content.Bytes, context.RequestAborted).ConfigureAwait(false);
        }
    }

    /// <summary>Within this host only: a second slash would name another one.</summary>
    private static void Move(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location =
            $"{context.Request.PathBase.ToUriComponent()}/{path.TrimStart('/', '\\')}";
    }
}
