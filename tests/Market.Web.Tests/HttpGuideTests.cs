using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace Market.Web.Tests;

/// <summary>What the guide to HTTP has its readers type prints what it says.</summary>
public sealed partial class HttpGuideTests(MarketHost host) : IDisposable
{
    private static readonly GuidePage _guide = new("how-to/call-over-http.md");

    private readonly string _folder = Directory.CreateTempSubdirectory("market-guide-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Commands_PrintWhatTheGuideSays() => Assert.Equal(8, await TypeAsync("", host.Url));

    [Fact]
    public async Task Commands_PrintWhatTheGuideSays_WhereATokenIsDemanded()
    {
        await using var guarded = new MarketHost(
            "http://127.0.0.1:0", "--set", "plugins.gateway.config.Token=env:MARKET_TOKEN");
        await guarded.InitializeAsync();

        Assert.Equal(2, await TypeAsync("token", guarded.Url));
    }

    [Fact]
    public async Task Commands_PrintWhatTheGuideSays_OverTls()
    {
        var (certificate, key) = await CertifyAsync();
        await using var secured = new MarketHost(
            "https://127.0.0.1:0",
            "--set", "plugins.gateway.config.Token=env:MARKET_TOKEN",
            "--set", $"plugins.gateway.config.Tls.Certificate={certificate}",
            "--set", $"plugins.gateway.config.Tls.Key={key}");
        await secured.InitializeAsync();

        Assert.Equal(1, await TypeAsync("tls", new UriBuilder(secured.Url) { Host = "localhost" }.Uri));
    }

    [Fact]
    public async Task Client_IsMade_Compiles_AndCalls()
    {
        var packages = await NodePackages.InstallAsync(
            Path.Combine(Repository.Root, "tests", "Market.Web.Tests", "Client"));
        using var client = new HttpClient { BaseAddress = host.Url };
        var document = await client.GetStringAsync("/openapi.json", Token);
        Directory.CreateSymbolicLink(PathOf("node_modules"), Path.Combine(packages.Folder, "node_modules"));
        await File.WriteAllTextAsync(PathOf("package.json"), """{"type":"module"}""", Token);
        await File.WriteAllTextAsync(PathOf("openapi.json"), document, Token);
        await File.WriteAllTextAsync(PathOf("client.ts"), Here(_guide.Fence("typescript"), host.Url), Token);

        await packages.RunAsync(
            packages.PathOf("openapi-typescript/bin/cli.js"), PathOf("openapi.json"), "--output", PathOf("market.ts"));
        await packages.RunAsync(
            packages.PathOf("typescript/bin/tsc"), "--strict", "--target", "es2022", "--module", "nodenext",
            PathOf("client.ts"));

        Assert.Equal("S&P 500 has 5105 bars\n", await packages.RunAsync(PathOf("client.js")));
    }

    [Fact]
    public void EveryDocumentedError_SaysWhetherToSendItAgain()
    {
        var reference = Rows(new GuidePage("reference/http-gateway.md").Text);

        Assert.NotEmpty(reference);
        Assert.Equal(reference.Order(), Rows(_guide.Text).Order());
    }

    private static string Here(string text, Uri url) => text
        .Replace("http://127.0.0.1:5080", url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
        .Replace("https://localhost:8443", url.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

    /// <summary>Which status comes with which code, by the tables of errors.</summary>
    private static (string Status, string Code)[] Rows(string page) =>
    [
        .. Row().Matches(page)
            .SelectMany(static row => Code().Matches(row.Groups[2].Value)
                .Select(code => (Status: row.Groups[1].Value, Code: code.Value)))
            .Distinct(),
    ];

    private async Task<int> TypeAsync(string flavour, Uri url)
    {
        var typed = _guide.Typed(flavour);
        foreach (var (command, printed) in typed)
        {
            var own = $"export no_proxy='*' MARKET_TOKEN={MarketHost.Secret}; {Here(command, url)}";
            var said = await Command.RunAsync("bash", ["-c", own], _folder);
            Assert.True(GuidePage.Fits(printed, said), $"{command}\n{said}");
        }

        return typed.Length;
    }

    /// <summary>A certificate for this machine that signs itself, as <c>ca.pem</c> too.</summary>
    private async Task<(string Certificate, string Key)> CertifyAsync()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(PathOf("ca.pem"), certificate.ExportCertificatePem(), Token);
        await File.WriteAllTextAsync(PathOf("key.pem"), key.ExportPkcs8PrivateKeyPem(), Token);
        return (PathOf("ca.pem"), PathOf("key.pem"));
    }

    private string PathOf(string file) => Path.Combine(_folder, file);

    [GeneratedRegex(@"^\| (\d{3}) \| ([^|]*MT\d{4}[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<=\[|^|, )MT\d{4}")]
    private static partial Regex Code();
}
