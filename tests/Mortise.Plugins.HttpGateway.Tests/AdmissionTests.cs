using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Mortise.Administration;
using Mortise.Hosting.Documents;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class AdmissionTests
{
    private const string Secret = "open sesame";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    public async Task AddressBeyondThisMachine_IsRefused_WithoutATokenOrTls(string urls)
    {
        await using var host = await GatewayHost.StartAsync(new JsonObject { ["Urls"] = urls });

        Assert.Contains("MT7001", await WhyAsync(host), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Urls", "http://127.0.0.1:65536")]
    [InlineData("Urls", "https://127.0.0.1:0")]
    [InlineData("Token", "open sesame")]
    [InlineData("Token", "env:MORTISE_TEST_NOT_SET")]
    [InlineData("Token", "file:not-there")]
    public async Task ConfigurationThatCannotBeUsed_IsRefused_AndTellsNoSecret(string field, string value)
    {
        await using var host = await GatewayHost.StartAsync(new JsonObject { [field] = value });

        var why = await WhyAsync(host);
        Assert.Contains("MT7002", why, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, why, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of the plug-in", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("banana")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://somewhere.example:80")]
    [InlineData("http://127.0.0.1:0/path")]
    [InlineData("http://127.0.0.1:0;banana")]
    [InlineData("127.0.0.1:80")]
    [InlineData(";")]
    public async Task EditionWhoseAddressIsNone_IsRefused_BeforeAnythingStarts(string urls)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => GatewayHost.StartAsync(new JsonObject { ["Urls"] = urls }));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("MT5011", "plugins.gateway.config.Urls"), (problem.Code, problem.Path));
        Assert.Contains("for example 'http://127.0.0.1:5080'", problem.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressesAreReadInEveryForm_ThatTheEditionMayWrite()
    {
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Urls"] = "http://127.0.0.1:0/; http://[::1]:0 ;http://localhost:0;" });

        Assert.Equal(3, (await host.UrlsAsync("gateway")).Length);
    }

    [Fact]
    public async Task TokenThatNobodyWouldBeAskedFor_IsRefused()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Secret, Token);
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Urls"] = "", ["Token"] = $"file:{file}" });
        File.Delete(file);

        Assert.Contains("'Token' in its configuration would be asked of nobody", await WhyAsync(host),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0", PluginState.Faulted)]
    [InlineData("", PluginState.Active)]
    public async Task GatewayWithoutTheGrantOfSockets_StartsOnlyWithoutAnAddress(string urls, PluginState state)
    {
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Urls"] = urls },
            static edition => edition["plugins"]!["gateway"]!["grants"] = new JsonArray("mortise.invocation/1"));

        var why = await host.Inspection.WhyAsync("gateway", Token);

        Assert.Equal(state, why.Status.State);
        Assert.Equal(
            state == PluginState.Faulted, why.Explanation.Contains("mortise.sockets/1", StringComparison.Ordinal));
        Assert.Empty(await host.UrlsAsync("gateway"));
    }

    [Theory]
    [InlineData("mortise.invocation", "List")]
    [InlineData("mortise.sockets", "Accept")]
    public async Task ContractsThatTheGatewayWorksWith_AreNotForClients(string contract, string operation)
    {
        await using var host = await GatewayHost.StartAsync();

        using var answer = await host.PostAsync($"/v1/{contract}/1/{operation}", """{"endPoint":"127.0.0.1:0"}""");

        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "MT4002");
        Assert.Equal("NotGranted", problem.GetProperty("reason").GetString());
    }

    [Fact]
    public async Task PortThatIsTaken_IsRefused()
    {
        await using var first = await GatewayHost.StartAsync();
        await using var second = await GatewayHost.StartAsync(new JsonObject { ["Urls"] = $"{first.Url}" });

        Assert.Contains("MT5012", await WhyAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsDemanded_ButForHealth()
    {
        await using var host = await StartWithTokenAsync();

        using var without = await host.CallAsync("Ring");
        using var openApi = await host.Client.GetAsync("/openapi.json", Token);
        using var page = await host.Client.GetAsync("/counter/", Token);
        using var live = await host.Client.GetAsync("/health/live", Token);
        using var ready = await host.Client.GetAsync("/health/ready", Token);

        await without.ProblemAsync(HttpStatusCode.Unauthorized, "MT7107");
        Assert.Equal("Bearer", $"{without.Headers.WwwAuthenticate}");
        await openApi.ProblemAsync(HttpStatusCode.Unauthorized, "MT7107");
        await page.ProblemAsync(HttpStatusCode.Unauthorized, "MT7107");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (live.StatusCode, ready.StatusCode));
    }

    [Theory]
    [InlineData("Bearer open sesame", HttpStatusCode.NoContent)]
    [InlineData("bearer open sesame", HttpStatusCode.NoContent)]
    [InlineData("Bearer open sesam", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer open sesame2", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer ", HttpStatusCode.Unauthorized)]
    [InlineData("Basic open sesame", HttpStatusCode.Unauthorized)]
    [InlineData("open sesame", HttpStatusCode.Unauthorized)]
    public async Task Token_IsComparedAsAWhole(string header, HttpStatusCode status)
    {
        await using var host = await StartWithTokenAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        using var answer = await host.CallAsync("Ring");

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task AddressBeyondThisMachine_IsServed_WithAToken()
    {
        await using var host = await StartWithTokenAsync("http://0.0.0.0:0");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {Secret}");

        using var answer = await client.PostAsync(
            $"http://127.0.0.1:{host.Url.Port}/v1/fixture.counter/1/Ring", null, Token);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Theory]
    [InlineData("pem")]
    [InlineData("pfx")]
    public async Task Tls_IsServed_WithACertificateOfTheEdition(string form)
    {
        var folder = Directory.CreateTempSubdirectory("mortise-tls-");
        try
        {
            using var certificate = await WriteCertificateAsync(folder.FullName);
            await using var host = await GatewayHost.StartAsync(new JsonObject
            {
                ["Urls"] = "https://0.0.0.0:0",
                ["Tls"] = new JsonObject
                {
                    ["Certificate"] = Path.Combine(folder.FullName, $"certificate.{form}"),
                    ["Key"] = form == "pem" ? Path.Combine(folder.FullName, "key.pem") : "",
                },
            });
            using var handler = new SocketsHttpHandler
            {
                SslOptions = new SslClientAuthenticationOptions
                {
                    RemoteCertificateValidationCallback = (_, presented, _, _) =>
                        presented?.GetCertHashString() == certificate.Thumbprint,
                },
            };
            using var client = new HttpClient(handler);

            using var answer = await client.PostAsync(
                $"https://127.0.0.1:{host.Url.Port}/v1/fixture.counter/1/Ring", null, Token);

            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("localhost", HttpStatusCode.NoContent)]
    [InlineData("127.0.0.1:99", HttpStatusCode.NoContent)]
    [InlineData("[::1]", HttpStatusCode.NoContent)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("localhost.evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("192.0.2.1", HttpStatusCode.MisdirectedRequest)]
    public async Task NameOfAnotherHost_DoesNotReachAGatewayThatTrustsTheMachine(string name, HttpStatusCode status)
    {
        await using var host = await GatewayHost.StartAsync();
        host.Client.DefaultRequestHeaders.Host = name;

        using var answer = await host.CallAsync("Ring");

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.NoContent)]
    [InlineData("Sec-Fetch-Site", "none", HttpStatusCode.NoContent)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "own", HttpStatusCode.NoContent)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task CallOfAnotherSitesPage_IsRefused_AlsoWithoutABody(
        string header, string value, HttpStatusCode status)
    {
        await using var host = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/fixture.counter/1/Ring");
        request.Headers.Add(header, value == "own" ? host.Url.GetLeftPart(UriPartial.Authority) : value);

        using var answer = await host.Client.SendAsync(request, Token);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Forbidden)
        {
            await answer.ProblemAsync(status, "MT7114");
        }
    }

    [Fact]
    public async Task CallOfAnotherSitesPage_IsServed_WithAToken()
    {
        await using var host = await StartWithTokenAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {Secret}");
        host.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await host.CallAsync("Ring");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact]
    public async Task DocumentOfAGatewayWithAToken_SaysSo()
    {
        await using var host = await StartWithTokenAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {Secret}");

        var document = await host.Client.GetStringAsync("/openapi.json", Token);

        Assert.Contains("\"security\":[{\"token\":[]}]", document, StringComparison.Ordinal);
        Assert.Empty(await OpenApiJudge.FaultsAsync(document));
    }

    private static async Task<GatewayHost> StartWithTokenAsync(string urls = "http://127.0.0.1:0")
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $"{Secret}\n", Token);
            return await GatewayHost.StartAsync(new JsonObject { ["Urls"] = urls, ["Token"] = $"file:{file}" });
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> WhyAsync(GatewayHost host)
    {
        var why = await host.Inspection.WhyAsync("gateway", Token);
        Assert.Equal(PluginState.Faulted, why.Status.State);
        return why.Explanation;
    }

    private static async Task<X509Certificate2> WriteCertificateAsync(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem(), Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem(), Token);
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "certificate.pfx"), certificate.Export(X509ContentType.Pfx), Token);
        return certificate;
    }
}
