using System.Text.Json;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Mortise.Plugins.HttpGateway.Tests;

public sealed class OpenApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_IsValid_AndAllItsReferencesLeadSomewhere()
    {
        var text = await shared.Host.Client.GetStringAsync("/openapi.json", Token);

        var read = OpenApiModelFactory.Parse(
            text, "json", new OpenApiReaderSettings { RuleSet = ValidationRuleSet.GetDefaultRuleSet() });

        Assert.NotNull(read.Document);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        var schemas = JsonDocument.Parse(text).RootElement.GetProperty("components").GetProperty("schemas");
        foreach (var reference in References(JsonDocument.Parse(text).RootElement))
        {
            Assert.True(
                reference is "#/components/responses/problem" or "#/components/parameters/provider"
                || schemas.TryGetProperty(reference["#/components/schemas/".Length..], out _),
                reference);
        }
    }

    [Fact]
    public async Task Document_HasNoFaultInOtherEyes() => Assert.Empty(
        await OpenApiJudge.FaultsAsync(await shared.Host.Client.GetStringAsync("/openapi.json", Token)));

    [Fact]
    public async Task Document_HasEachOperationThatCanBeCalled()
    {
        var text = await shared.Host.Client.GetStringAsync("/openapi.json", Token);

        var paths = JsonDocument.Parse(text).RootElement.GetProperty("paths");
        Assert.Equal(
            ["Add", "Submit", "Ring", "Wait", "Release", "Withdrawn", "Waiting", "Tickets", "Queue", "Fail"],
            paths.EnumerateObject()
                .Where(static path => path.Name.StartsWith("/v1/fixture.counter/1/", StringComparison.Ordinal))
                .Select(static path => path.Name["/v1/fixture.counter/1/".Length..]));
        Assert.DoesNotContain("mortise.administration", text, StringComparison.Ordinal);
        var submit = paths.GetProperty("/v1/fixture.counter/1/Submit").GetProperty("post");
        Assert.Equal("""[{"$ref":"#/components/parameters/provider"}]""", $"{submit.GetProperty("parameters")}");
        Assert.Equal("Data in and out.", submit.GetProperty("description").GetString());
        Assert.Equal(
            "#/components/schemas/fixture.counter.1.Form",
            submit.GetProperty("requestBody").GetProperty("content").GetProperty("application/json")
                .GetProperty("schema").GetProperty("properties").GetProperty("form").GetProperty("$ref").GetString());
        var responses = submit.GetProperty("responses");
        Assert.Equal(
            ["200", "422", "default"], responses.EnumerateObject().Select(static response => response.Name));
        var tickets = paths.GetProperty("/v1/fixture.counter/1/Tickets").GetProperty("post").GetProperty("responses")
            .GetProperty("200").GetProperty("content");
        Assert.Equal(
            ["application/x-ndjson", "text/event-stream"],
            tickets.EnumerateObject().Select(static media => media.Name));
    }

    [Fact]
    public async Task Document_HasContractsOfProvidersThatNobodyHasCalledYet()
    {
        await using var host = await GatewayHost.StartAsync(edition: static edition =>
            edition["plugins"]!["clerk"]!["activation"] = "onDemand");

        var text = await host.Client.GetStringAsync("/openapi.json", Token);

        Assert.Contains("\"/v1/fixture.counter/1/Submit\"", text, StringComparison.Ordinal);
        var clerk = host.Kernel.Plugins.Single(static plugin => plugin.Name == "clerk");
        Assert.Equal(Mortise.Administration.PluginState.Resolved, clerk.State);
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member =>
            member.Name == "$ref" ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
