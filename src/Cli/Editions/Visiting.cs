using System.Collections.Immutable;
using Mortise.Gateways;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;

namespace Mortise.Cli.Editions;

/// <summary>What a run says about the instances of an edition that are there for visitors.</summary>
/// <param name="edition">The edition, with all that was laid over it.</param>
internal sealed class Visiting(EditionModel edition)
{
    private const string PagesContract = "mortise.web";

    private readonly PackageCatalog _catalog = PackageCatalog.Of(edition.Sources);

    private static string GatewayContract => GatewayRuntime.Instance.Model.Name;

    /// <summary>Has them started only if something asks for them, which without visitors nothing does.</summary>
    public ImmutableArray<string> OnDemand() =>
    [
        .. Providers(GatewayContract, PagesContract).Select(static name => $"plugins.{name}.activation=onDemand"),
    ];

    /// <summary>Lets the gateway listen elsewhere.</summary>
    /// <exception cref="ProblemException">They are no addresses, or there is not exactly one that could.</exception>
    public ImmutableArray<string> At(string urls)
    {
        Check(urls);
        var gateways = Providers(GatewayContract).ToArray();
        return gateways switch
        {
            [var only] => [$"plugins.{only}.config.Urls={urls}"],
            [] => throw new ProblemException(
                "MT6014",
                $"--urls says where a gateway listens, and the edition '{edition.Name}' has none. Leave --urls out, or "
                + "add a plug-in that provides mortise.gateway/1, such as mortise.http-gateway."),
            _ => throw new ProblemException(
                "MT6014",
                $"--urls says where a gateway listens, and the edition '{edition.Name}' has {gateways.Length}: "
                + $"{string.Join(", ", gateways)}. Say it for each: --set plugins.{gateways[0]}.config.Urls=…"),
        };
    }

    /// <summary>Only what is no address to any gateway; what it makes of one is its own affair.</summary>
    private static void Check(string urls)
    {
        var parts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wrong = parts.Length == 0 ? urls : parts.FirstOrDefault(static part => !IsAddress(part));
        if (wrong is not null)
        {
            throw new ProblemException(
                "MT6015",
                $"--urls says where the gateway listens, and '{wrong}' is no address. Write for example "
                + "http://127.0.0.1:8080, or several as 'http://127.0.0.1:8080;https://*:8443'.");
        }
    }

    /// <summary>Uri knows no asterisk.</summary>
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text.Replace("://*", "://any", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https"
        && url is { PathAndQuery: "/", UserInfo: "", Fragment: "" };

    private IEnumerable<string> Providers(params string[] contracts) => edition.Plugins
        .Where(plugin => _catalog.Find(plugin.Use, plugin.Range) is { } package
            && package.Manifest.Provides.Any(provided => contracts.Contains(provided.Name)))
        .Select(static plugin => plugin.Name);
}
