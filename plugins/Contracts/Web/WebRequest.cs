namespace Mortise.Web;

/// <summary>What a client asks for.</summary>
/// <param name="Path">The path below the prefix, decoded; begins with a slash.</param>
/// <param name="Query">The query as it was sent, without the question mark; empty when there was none.</param>
public sealed record WebRequest(string Path, string Query = "")
{
    /// <summary>The entity tag of the copy that the client has; empty when it has none.</summary>
    public string KnownETag { get; init; } = "";

    /// <summary>
    /// What stands before every path of the gateway, such as <c>/plugins</c>, where an application has mounted it; else
    /// empty. A page needs it for links and calls that do not begin at the page itself.
    /// </summary>
    public string Root { get; init; } = "";
}
