using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>Each documented error, as <c>curl</c> obtains it.</summary>
public sealed partial class CurlTests
{
    private const string Json = "Content-Type: application/json";

    /// <summary>How each is obtained. The page with the table of errors says which there must be.</summary>
    private static readonly Dictionary<(int Status, string Code), Func<Task<string>>> _obtained = new()
    {
        [(400, "MT4002")] = () => OnceAsync("Add", "-H", Json, "-d", """{"left":2,"right":"x"}"""),
        [(400, "MT7110")] = MalformedAsync,
        [(401, "MT7107")] = WithoutTokenAsync,
        [(403, "MT4002")] = () => GetAsync("/v1/mortise.administration/1/Stop", "-H", Json, "-d", "{}"),
        [(403, "MT7114")] = () => OnceAsync("Ring", "-X", "POST", "-H", "Origin: http://evil.example"),
        [(404, "MT4002")] = () => OnceAsync("NoSuch", "-H", Json, "-d", "{}"),
        [(404, "MT7101")] = () => GetAsync("/nothing/here"),
        [(405, "MT7102")] = () => OnceAsync("Ring"),
        [(408, "MT7105")] = () => LimitedAsync("BodySeconds", 0.05, "Add", "-H", Json, "-d", new string('x', 5000),
            "--limit-rate", "1000"),
        [(413, "MT7104")] = () => LimitedAsync("BodyBytes", 10, "Add", "-H", Json, "-d", """{"left":2,"right":3}"""),
        [(415, "MT7103")] = () => OnceAsync("Ring", "-d", "{}"),
        [(421, "MT7109")] = () => GetAsync("/openapi.json", "-H", "Host: evil.example"),
        [(422, "MT4005")] = () => OnceAsync("Submit", "-H", Json, "-d", """{"form":{"Name":"","Pages":1}}"""),
        [(429, "MT4002")] = BesideAnotherOnTheRouteAsync,
        [(429, "MT7106")] = BesideAnotherAsync,
        [(500, "MT4004")] = () => OnceAsync("Fail", "-X", "POST"),
        [(500, "MT7113")] = FromATornGatewayAsync,
        [(500, "MT7115")] = () => GetAsync("/counter/smudged"),
        [(503, "MT4001")] = WithoutProviderAsync,
        [(503, "MT7111")] = WhileItStopsAsync,
        [(503, "MT7112")] = BesideAFaultedPluginAsync,
        [(504, "MT4003")] = AfterTheRoutesDeadlineAsync,
        [(504, "MT7108")] = () => LimitedAsync("CallSeconds", 0.05, "Wait", "-X", "POST"),
    };

    public static TheoryData<int, string> Documented =>
        [.. DocumentedErrors().Select(static each => (each.Status, each.Code))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Documented))]
    public async Task DocumentedError_IsAProblem(int status, string code)
    {
        var printed = await _obtained[(status, code)]();

        var end = printed.LastIndexOf('\n');
        Assert.True(printed[(end + 1)..] == (code == "MT7111" ? "200" : $"{status}"), printed);
        ProblemReader.Read(LastProblem(printed[..end]), status, code);
    }

    [Fact]
    public void NothingIsObtained_ThatIsNotDocumented() =>
        Assert.Empty(_obtained.Keys.Except(DocumentedErrors()));

    [Fact]
    public void PagesOfTheCodes_NameTheSameStatus() => Assert.All(
        DocumentedErrors().Where(static each => each.Code.StartsWith("MT7", StringComparison.Ordinal)),
        static each => Assert.Contains(
            $"status {each.Status}", Page($"codes/{each.Code}.md"), StringComparison.Ordinal));

    [Fact]
    public async Task Success_IsPrinted()
    {
        Assert.Equal("5\n200", await OnceAsync("Add", "-H", Json, "-d", """{"left":2,"right":3}"""));
        Assert.Equal(
            "{\"Number\":1}\n{\"Number\":2}\n\n200",
            await OnceAsync("Tickets", "-N", "-H", Json, "-d", """{"last":2}"""));
    }

    /// <summary>A chunk of no size: what curl would not say in HTTP, it says in Gopher, which is bytes.</summary>
    private static async Task<string> MalformedAsync()
    {
        await using var host = await GatewayHost.StartAsync();
        var request = $"POST /v1/fixture.counter/1/Ring HTTP/1.1\r\nHost: localhost\r\n{Json}\r\n"
            + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n";
        var printed = await Curl.PrintAsync(
            $"gopher://127.0.0.1:{host.Url.Port}/_{Uri.EscapeDataString(request)}");
        return $"{printed[printed.IndexOf('{', StringComparison.Ordinal)..]}\n{printed.Split(' ')[1]}";
    }

    private static async Task<string> OnceAsync(string operation, params string[] arguments) =>
        await GetAsync($"/v1/fixture.counter/1/{operation}", arguments);

    private static async Task<string> GetAsync(string path, params string[] arguments)
    {
        await using var host = await GatewayHost.StartAsync();
        return await CurlAsync(host, path, arguments);
    }

    private static async Task<string> LimitedAsync(
        string limit, double value, string operation, params string[] arguments)
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits(limit, value));
        return await CurlAsync(host, $"/v1/fixture.counter/1/{operation}", arguments);
    }

    private static async Task<string> FromATornGatewayAsync()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["sources"]![0] = GatewayHost.Folder("fixtures/torn", "plugins"));
        return await CurlAsync(host, "/openapi.json");
    }

    private static async Task<string> WithoutTokenAsync()
    {
        Environment.SetEnvironmentVariable("MORTISE_GATEWAY_TEST_TOKEN", "s3cret");
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Token"] = "env:MORTISE_GATEWAY_TEST_TOKEN" });
        Assert.Equal("\n204", await CurlAsync(
            host, "/v1/fixture.counter/1/Ring", "-X", "POST", "-H", "Authorization: Bearer s3cret"));
        return await CurlAsync(host, "/v1/fixture.counter/1/Ring", "-X", "POST");
    }

    private static async Task<string> BesideAnotherOnTheRouteAsync()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition => edition["routes"] =
            new JsonObject { ["fixture.counter/1"] = new JsonObject { ["limit"] = new JsonObject { ["calls"] = 1 } } });
        var waiting = host.CallAsync("Wait");
        await host.Counter.WaitingAsync(1, Token);
        var printed = await CurlAsync(host, "/v1/fixture.counter/1/Ring", "-X", "POST");
        await host.Counter.ReleaseAsync(Token);
        (await waiting).Dispose();
        return printed;
    }

    private static async Task<string> BesideAnotherAsync()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("Requests", 1));
        var waiting = host.CallAsync("Wait");
        await host.Counter.WaitingAsync(1, Token);
        var printed = await CurlAsync(host, "/health/live");
        await host.Counter.ReleaseAsync(Token);
        (await waiting).Dispose();
        return printed;
    }

    private static async Task<string> WithoutProviderAsync()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Administration.StopAsync("clerk", Token);
        return await CurlAsync(host, "/v1/fixture.counter/1/Ring", "-X", "POST");
    }

    /// <summary>The stream had begun with 200; that it stops is its last line.</summary>
    private static async Task<string> WhileItStopsAsync()
    {
        await using var host = await GatewayHost.StartAsync();
        var printing = CurlAsync(host, "/v1/fixture.counter/1/Queue", "-N", "-X", "POST");
        await host.Counter.WaitingAsync(1, Token);
        await host.Administration.StopAsync("gateway", Token);
        return await printing;
    }

    private static async Task<string> BesideAFaultedPluginAsync()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["plugins"]!["second"] = new JsonObject
            {
                ["use"] = "mortise.http-gateway",
                ["grants"] = new JsonArray(
                    "mortise.invocation/1", "mortise.sockets/1", "mortise.health/1", "mortise.web/1"),
                ["config"] = new JsonObject { ["Urls"] = "http://0.0.0.0:0" },
            });
        return await CurlAsync(host, "/health/ready");
    }

    private static async Task<string> AfterTheRoutesDeadlineAsync()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["routes"] = new JsonObject { ["fixture.counter/1"] = new JsonObject { ["deadline"] = "50ms" } });
        return await CurlAsync(host, "/v1/fixture.counter/1/Wait", "-X", "POST");
    }

    /// <summary>The whole answer, or what the last line of a stream carries.</summary>
    private static string LastProblem(string printed)
    {
        var line = printed.TrimEnd().Split('\n')[^1];
        return JsonNode.Parse(line)!["$problem"] is { } problem ? problem.ToJsonString() : line;
    }

    /// <summary>
    /// The rows of the table of errors; one may name several codes. What an application says where no gateway is
    /// mounted is not a gateway's word; the tests of that have it, by curl too.
    /// </summary>
    private static IEnumerable<(int Status, string Code)> DocumentedErrors() => Row()
        .Matches(Page("reference/http-gateway.md"))
        .SelectMany(static row => row.Groups[2].Value.Split(", ")
            .Select(code => (Status: int.Parse(row.Groups[1].ValueSpan, null), Code: code)))
        .Where(static each => !each.Code.StartsWith("MT72", StringComparison.Ordinal))
        .Distinct();

    private static string Page(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mortise.slnx")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, "docs", path));
    }

    private static Task<string> CurlAsync(GatewayHost host, string path, params string[] arguments) =>
        Curl.PrintAsync(["-w", "\n%{http_code}", $"{new Uri(host.Url, path)}", .. arguments]);

    [GeneratedRegex(@"^\| (\d{3}) \| ((?:MT\d{4}(?:, )?)+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
