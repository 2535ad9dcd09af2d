using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Mortise.Gateways;

namespace Mortise.AspNetCore;

/// <summary>What a gateway gets to know of a request.</summary>
internal static class RequestHeads
{
    public static HttpRequestHead Read(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "";
        var mounted = MountedPart(context, path);
        return new HttpRequestHead(
            request.Method,
            (request.PathBase.Value + path[..mounted]).TrimEnd('/'),
            path[mounted..],
            request.QueryString.Value ?? "",
            Fields(request.Headers))
        {
            Scheme = request.Scheme,
            Host = request.Host.Value ?? "",
            HasBody = context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true,
        };
    }

    /// <summary>
    /// How much of the path the route has before its last part, which takes the rest. Counted in slashes: what stands
    /// for a route parameter is as long as it likes.
    /// </summary>
    private static int MountedPart(HttpContext context, string path)
    {
        var segments = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.PathSegments.Count - 1;
        var end = 0;
        for (; segments > 0 && end < path.Length; segments--)
        {
            var next = path.IndexOf('/', end + 1);
            end = next < 0 ? path.Length : next;
        }

        return end;
    }

    private static ImmutableArray<HttpField> Fields(IHeaderDictionary headers)
    {
        var fields = ImmutableArray.CreateBuilder<HttpField>(headers.Count);
        foreach (var (name, values) in headers)
        {
            if (!StaysWithApplication(name))
            {
                foreach (var value in values)
                {
                    fields.Add(new HttpField(name, value ?? ""));
                }
            }
        }

        return fields.DrainToImmutable();
    }

    /// <summary>
    /// Credentials are the application's, and so is the connection. The host is in the head already.
    /// </summary>
    private static bool StaysWithApplication(string name) => name.ToUpperInvariant() is
        "AUTHORIZATION" or "COOKIE" or "PROXY-AUTHORIZATION" or "HOST"
        or "CONNECTION" or "KEEP-ALIVE" or "PROXY-CONNECTION" or "TE" or "TRAILER" or "TRANSFER-ENCODING" or "UPGRADE"
        or "HTTP2-SETTINGS" or "EXPECT";
}
