using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Mortise.Plugins.HttpGateway.Tests;

/// <summary>Each documented error, as <c>curl</c> obtains it.</summary>
public sealed class CurlTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Json = "Content-Type: application/json";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Success_IsPrinted() =>
        Assert.Equal("5\n200", await CurlAsync(
            shared.Host, "/v1/fixture.counter/1/Add", "-H", Json, "-d", """{"left":2,"right":3}"""));

    [Theory]
    [InlineData(400, "MT4002", "/v1/fixture.counter/1/Add", "-H", Json, "-d", """{"left":2,"right":"x"}""")]
    [InlineData(403, "MT4002", "/v1/mortise.administration/1/Stop", "-H", Json, "-d", "{}")]
    [InlineData(404, "MT4002", "/v1/no.such/1/Add", "-H", Json, "-d", "{}")]
    [InlineData(404, "MT4002", "/v1/fixture.counter/1/NoSuch", "-H", Json, "-d", "{}")]
    [InlineData(404, "MT7101", "/nothing/here")]
    [InlineData(405, "MT7102", "/v1/fixture.counter/1/Ring")]
    [InlineData(415, "MT7103", "/v1/fixture.counter/1/Ring", "-d", "{}")]
    [InlineData(403, "MT7114", "/v1/fixture.counter/1/Ring", "-X", "POST", "-H", "Origin: http://evil.example")]
    [InlineData(421, "MT7109", "/openapi.json", "-H", "Host: evil.example")]
    [InlineData(422, "MT4005", "/v1/fixture.counter/1/Submit", "-H", Json, "-d", """{"form":{"Name":"","Pages":1}}""")]
    [InlineData(500, "MT4004", "/v1/fixture.counter/1/Fail", "-X", "POST")]
    public async Task ErrorOfARequest_IsAProblem(int status, string code, string path, params string[] arguments) =>
        await ExpectAsync(shared.Host, status, code, path, arguments);

    [Fact]
    public async Task TokenThatIsMissing_Is401()
    {
        Environment.SetEnvironmentVariable("MORTISE_GATEWAY_TEST_TOKEN", "s3cret");
        await using var host = await GatewayHost.StartAsync(
            new JsonObject { ["Token"] = "env:MORTISE_GATEWAY_TEST_TOKEN" });

        await ExpectAsync(host, 401, "MT7107", "/v1/fixture.counter/1/Ring", "-X", "POST");
        Assert.Equal("\n204", await CurlAsync(
            host, "/v1/fixture.counter/1/Ring", "-X", "POST", "-H", "Authorization: Bearer s3cret"));
    }

    [Fact]
    public async Task BodyThatIsTooLarge_Is413()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("BodyBytes", 10));

        await ExpectAsync(
            host, 413, "MT7104", "/v1/fixture.counter/1/Add", "-H", Json, "-d", """{"left":2,"right":3}""");
    }

    [Fact]
    public async Task BodyThatComesTooSlowly_Is408()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("BodySeconds", 0.05));

        await ExpectAsync(
            host, 408, "MT7105", "/v1/fixture.counter/1/Add",
            "-H", Json, "-d", new string('x', 5000), "--limit-rate", "1000");
    }

    [Fact]
    public async Task MoreRequestsThanTheLimit_Are429()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("Requests", 1));
        var waiting = host.CallAsync("Wait");
        await host.Counter.WaitingAsync(1, Token);

        await ExpectAsync(host, 429, "MT7106", "/health/live");

        await host.Counter.ReleaseAsync(Token);
        (await waiting).Dispose();
    }

    [Fact]
    public async Task ProviderThatIsStopped_Is503_AndSoIsAHostThatIsNotReady()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Administration.StopAsync("clerk", Token);

        await ExpectAsync(host, 503, "MT4001", "/v1/fixture.counter/1/Ring", "-X", "POST");
    }

    [Fact]
    public async Task CallThatTakesTooLong_Is504()
    {
        await using var host = await GatewayHost.StartAsync(CallTests.Limits("CallSeconds", 0.05));

        await ExpectAsync(host, 504, "MT7108", "/v1/fixture.counter/1/Wait", "-X", "POST");
    }

    [Fact]
    public async Task Stream_IsPrintedLineByLine()
    {
        Assert.Equal("{\"Number\":1}\n{\"Number\":2}\n\n200", await CurlAsync(
            shared.Host, "/v1/fixture.counter/1/Tickets", "-N", "-H", Json, "-d", """{"last":2}"""));
    }

    private static async Task ExpectAsync(
        GatewayHost host, int status, string code, string path, params string[] arguments)
    {
        var printed = await CurlAsync(host, path, arguments);
        var end = printed.LastIndexOf('\n');
        Assert.Equal(printed[(end + 1)..], $"{status}");
        ProblemReader.Read(printed[..end], status, code);
    }

    private static async Task<string> CurlAsync(GatewayHost host, string path, params string[] arguments)
    {
        var start = new ProcessStartInfo("curl") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-sS", "--noproxy", "*", "-w", "\n%{http_code}", $"{new Uri(host.Url, path)}" }
            .Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        using var curl = Process.Start(start)!;
        var printed = await curl.StandardOutput.ReadToEndAsync(Token);
        await curl.WaitForExitAsync(Token);
        return printed;
    }
}
