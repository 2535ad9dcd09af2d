using System.ComponentModel.DataAnnotations;

namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>Where a gateway listens, whom it admits, and how much it takes.</summary>
/// <param name="Urls">Where it listens, separated by semicolons. Beyond this machine only with a token or TLS. Empty
/// for a gateway that is reached through an application only.</param>
/// <param name="Token">Where the token is that clients must send as <c>Authorization: Bearer</c>:
/// <c>env:NAME</c> or <c>file:path</c>, meant from the edition. Empty admits everybody who reaches it.</param>
/// <param name="Tls">The certificate for <c>https</c> addresses.</param>
/// <param name="Limits">How much it takes.</param>
public sealed record HttpGatewayConfig(
    [property: RegularExpression(HttpGatewayConfig.UrlsForm)] string Urls = "http://127.0.0.1:5080",
    string Token = "",
    TlsConfig? Tls = null,
    HttpLimits? Limits = null)
{
    /// <summary>The form of <see cref="Urls"/>, so that a slip in an edition is found before anything starts.</summary>
    internal const string UrlsForm = $"({Url}(;({Url})?)*)?";

    private const string Url = @" *https?://(localhost|\*|[0-9.]+|\[[^]]+\])(:[0-9]{1,5})?/? *";
}
