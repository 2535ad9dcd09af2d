using System.Collections.Immutable;

namespace Mortise.Gateways;

/// <summary>An HTTP request without its body.</summary>
/// <param name="Method">The method, such as <c>GET</c>.</param>
/// <param name="BasePath">What of the path belongs to whoever received the request, decoded; empty or beginning with a
/// slash, never ending with one.</param>
/// <param name="Path">The rest of the path, decoded; empty or beginning with a slash.</param>
/// <param name="Query">The query as it was sent, with its question mark; empty when there was none.</param>
/// <param name="Fields">The header fields, without credentials and without those of the connection.</param>
public sealed record HttpRequestHead(
    string Method, string BasePath, string Path, string Query, ImmutableArray<HttpField> Fields)
{
    /// <summary><c>http</c> or <c>https</c>, as the client sees it.</summary>
    public string Scheme { get; init; } = "http";

    /// <summary>The host, with its port if that is not the scheme's own, as the client sees it.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether there is a body, be it an empty one.</summary>
    public bool HasBody { get; init; }
}
