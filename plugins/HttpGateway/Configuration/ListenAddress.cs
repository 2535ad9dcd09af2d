using System.Net;

namespace Mortise.Plugins.HttpGateway.Configuration;

/// <summary>One address to listen on.</summary>
internal sealed record ListenAddress(IPEndPoint EndPoint, bool IsTls)
{
    public bool IsLoopback => IPAddress.IsLoopback(EndPoint.Address);

    public string Scheme => IsTls ? "https" : "http";

    /// <summary>Reads <c>http://127.0.0.1:5080</c>; <c>localhost</c> and <c>*</c> stand for addresses.</summary>
    public static ListenAddress Parse(string text)
    {
        // Uri knows no asterisk.
        var plain = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal);
        return Uri.TryCreate(plain, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && TryAddress(url, out var address)
                ? new ListenAddress(new IPEndPoint(address, url.Port), url.Scheme == "https")
                : throw new StartRefusedException(
                    "MT7002",
                    $"'Urls' in its configuration has '{text}', which is no address to listen on. Write for example "
                    + "http://127.0.0.1:5080, http://localhost:0 or https://*:443.");
    }

    /// <summary>The address with the port that was really opened.</summary>
    public string UrlAt(string endPoint) => $"{Scheme}://{endPoint}";

    private static bool TryAddress(Uri url, out IPAddress address)
    {
        address = IPAddress.Loopback;
        return url.Host == "localhost" || IPAddress.TryParse(url.DnsSafeHost, out address!);
    }
}
