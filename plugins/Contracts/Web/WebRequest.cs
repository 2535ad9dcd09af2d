namespace Mortise.Web;

/// <summary>What a client asks for.</summary>
/// <param name="Path">The path below the prefix, decoded; begins with a slash.</param>
/// <param name="Query">The query as it was sent, without the question mark; empty when there was none.</param>
public sealed record WebRequest(string Path, string Query = "")
{
    /// <summary>The entity tag of the copy that the client has; empty when it has none.</summary>
    public string KnownETag { get; init; } = "";
}
