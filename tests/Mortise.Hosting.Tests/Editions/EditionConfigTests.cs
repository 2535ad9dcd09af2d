using System.Text;
using Microsoft.Extensions.Configuration;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Routing;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Routing;
using Mortise.Kernel.Supervision;
using Mortise.Updates;
using Xunit;

namespace Mortise.Hosting.Tests.Editions;

public sealed class EditionConfigTests
{
    private const string Shop = """
        {
          "$schema": "./edition.schema.json",
          "edition": "shop",
          "sources": ["./plugins", "more"],
          "plugins": {
            // the slow one
            "snail":   { "use": "acme.snail@[1.2,2.0)", "config": { "PerKilogram": 2, }, "rank": -1,
                         "supervision": { "restart": "permanent", "backoff": "2s", "group": "carriers",
                                          "intensity": { "restarts": 2, "period": "10s" } } },
            "express": { "use": "acme.snail", "isolation": "process", "grants": ["shop.orders/1"],
                         "enabled": false, "activation": "onDemand", "idle": "5m",
                         "canary": { "share": 5, "errors": 0.002 } },
          },
          "groups": { "carriers": { "strategy": "oneForAll", "parent": "shop" }, "shop": {} },
          "routes": { "shop.carrier/1": "all", "shop.rates/1": { "policy": "weighted", "weights": { "snail": 3 } },
            "shop.stock/1": { "policy": "keyed", "key": "@tenant" },
            "shop.orders/1": { "policy": "roundRobin", "deadline": "500ms", "tracing": true, "offload": true,
              "retry": { "attempts": 2, "delay": "20ms" }, "limit": { "calls": 4, "queue": 8 },
              "breaker": { "failures": "30%", "calls": 6, "period": "20s", "pause": "5s" } } },
          "program": "snail",
          "strict": true,
          "deadlines": { "start": "1m", "drain": "2s", "watch": "1s", "heartbeat": "3s" },
        }
        """;

    [Fact]
    public void EveryKey_ReachesTheModel()
    {
        using var folder = new Temporary();
        var edition = new EditionConfig(folder.Write("edition.json", Shop)).Read();

        Assert.Equal(
            ("shop", folder.Path, "snail", true), (edition.Name, edition.Directory, edition.Program, edition.Strict));
        Assert.Equal([folder["plugins"], folder["more"]], edition.Sources);
        Assert.Equal([folder["contracts"]], edition.Contracts);
        Assert.Equal(["snail", "express"], edition.Plugins.Select(plugin => plugin.Name));
        var (snail, express) = (edition.Plugins[0], edition.Plugins[1]);
        Assert.Equal(("acme.snail", "[1.2.0,2.0.0)", -1), (snail.Use.Value, snail.Range.ToString(), snail.Rank));
        Assert.Equal("""{"PerKilogram":2}""", Encoding.UTF8.GetString(snail.Config.Span));
        Assert.Equal((WantedState.Enabled, "inprocess", null), (snail.Wanted, snail.Isolation, snail.Activation));
        Assert.Equal(
            (WantedState.Disabled, "process", Activation.OnDemand),
            (express.Wanted, express.Isolation, express.Activation));
        Assert.Equal(new CanaryPlan(5) { Errors = 0.002 }, express.Canary);
        Assert.Null(snail.Canary);
        Assert.Equal([ContractId.Parse("shop.orders/1")], express.Grants);
        Assert.Equal(RoutePolicyKind.All, edition.Routes[ContractId.Parse("shop.carrier/1")].Policy);
        Assert.Equal(3, edition.Routes[ContractId.Parse("shop.rates/1")].Weights["snail"]);
        Assert.Equal(RouteConfig.Tenant, edition.Routes[ContractId.Parse("shop.stock/1")].Key);
        var orders = edition.Routes[ContractId.Parse("shop.orders/1")];
        Assert.Equal((RoutePolicyKind.RoundRobin, TimeSpan.FromMilliseconds(500)),
            (orders.Policy, orders.Deadline));
        Assert.Equal((RouteInterceptors.Tracing, 2), (orders.Around[0], orders.Around.Length));
        Assert.Equal((RouteInterceptors.Offload, 3), (orders.Behind[^1], orders.Behind.Length));
        Assert.Equal((TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10)),
            (edition.Deadlines.Start, edition.Deadlines.Drain, edition.Deadlines.Stop));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)),
            (edition.Deadlines.Watch, edition.Deadlines.Heartbeat));
        Assert.Equal(
            new ChildSpec
            {
                Restart = RestartKind.Permanent,
                Backoff = TimeSpan.FromSeconds(2),
                Group = "carriers",
                Intensity = new(2, TimeSpan.FromSeconds(10)),
            },
            snail.Supervision);
        Assert.Equal(ChildSpec.Default with { Idle = TimeSpan.FromMinutes(5) }, express.Supervision);
        Assert.Equal(new GroupSpec(RestartStrategy.OneForAll) { Parent = "shop" }, edition.Groups["carriers"]);
        Assert.Equal(new GroupSpec(RestartStrategy.OneForOne), edition.Groups["shop"]);
    }

    [Theory]
    [InlineData("\"sources\"", "\"source\"", "MT5003", 4, "Did you mean 'sources'?")]
    [InlineData("\"rank\"", "\"rnak\"", "MT5003", 7, "Did you mean 'rank'?")]
    [InlineData("\"grants\"", "\"permissions\"", "MT5003", 10, "Known are 'use', 'config'")]
    [InlineData("\"deadline\"", "\"timeout\"", "MT5003", 17, "Known are 'policy', 'weights', 'key', 'deadline'")]
    [InlineData("\"shop\"", "\"Shop\"", "MT5004", 3, "cannot name an edition")]
    [InlineData("\"edition\": \"shop\",", "", "MT5005", 1, "'edition' is missing")]
    [InlineData("\"use\": \"acme.snail\",", "", "MT5005", 10, "'use' is missing")]
    [InlineData("acme.snail@[1.2,2.0)", "snail", "MT5004", 7, "is not a plug-in id")]
    [InlineData("[1.2,2.0)", "^1.2", "MT5004", 7, "is not a range of versions")]
    [InlineData("\"express\"", "\"Express\"", "MT5004", 10, "cannot name an instance")]
    [InlineData("\"express\"", "\"host\"", "MT5004", 10, "cannot name an instance")]
    [InlineData("shop.orders/1\"]", "shop.orders\"]", "MT5004", 10, "is not a contract")]
    [InlineData("\"all\"", "\"any\"", "MT5004", 15, "none of 'single', 'roundRobin', 'all'")]
    [InlineData("\"snail\": 3", "\"snail\": -3", "MT5004", 15, "A weight is a whole number from 0 to 1000")]
    [InlineData("\"snail\": 3", "\"snial\": 3", "MT5015", 15, "Did you mean 'snail'?")]
    [InlineData("\"snail\": 3", "\"stranger\": 3", "MT5015", 15, "no instance of the edition has that name")]
    [InlineData("\"weighted\"", "\"single\"", "MT5004", 15, "Weights decide nothing unless")]
    [InlineData("\"share\": 5", "\"share\": 100", "MT5004", 12, "from 1 to 99")]
    [InlineData("0.002", "2", "MT5004", 12, "from 0 to 1")]
    [InlineData(", \"key\": \"@tenant\"", "", "MT5005", 16, "'key' is missing")]
    [InlineData("\"keyed\"", "\"fallback\"", "MT5004", 16, "A key decides nothing unless")]
    [InlineData("500ms", "half a second", "MT5004", 17, "is not a duration")]
    [InlineData("true,", "\"yes\",", "MT5004", 17, "Expected true or false")]
    [InlineData("-1", "\"high\"", "MT5004", 7, "Expected a whole number")]
    [InlineData("\"30%\"", "\"0%\"", "MT5004", 19, "is not a share")]
    [InlineData("\"calls\": 6", "\"calls\": 1", "MT5004", 19, "Expected 2 or more")]
    [InlineData("\"calls\": 4, ", "", "MT5005", 18, "'calls' is missing")]
    [InlineData("\"attempts\": 2", "\"attempts\": 0", "MT5004", 18, "Expected 1 or more")]
    [InlineData("\"permanent\"", "\"always\"", "MT5004", 8, "none of 'transient', 'permanent', 'temporary'")]
    [InlineData("\"group\": \"carriers\"", "\"group\": \"carrier\"", "MT5004", 7, "Did you mean 'carriers'?")]
    [InlineData("\"restarts\": 2", "\"restarts\": -2", "MT5004", 9, "Expected 0 or more")]
    [InlineData("\"parent\": \"shop\"", "\"parent\": \"carriers\"", "MT5004", 14, "within itself")]
    [InlineData("\"parent\": \"shop\"", "\"parent\": \"every\"", "MT5004", 14, "no group 'every'")]
    [InlineData("\"program\": \"snail\"", "\"program\": \"snial\"", "MT5006", 20, "Did you mean 'snail'?")]
    public void Mistake_IsNamedWithItsLineAndWhatToDo(
        string text, string replacement, string code, int line, string explanation)
    {
        using var folder = new Temporary();
        var file = folder.Write("edition.json", ReplaceFirst(Shop, text, replacement));

        var error = Assert.Throws<ProblemException>(() => new EditionConfig(file).Read());

        var problem = Assert.Single(error.Problems);
        Assert.Equal((code, file, line), (problem.Code, problem.File, problem.Line));
        Assert.Contains(explanation, problem.Explanation);
    }

    [Fact]
    public void AllMistakes_AreSaidAtOnce()
    {
        using var folder = new Temporary();
        var file = folder.Write("edition.json", """{"edition": 7, "plugins": {"a": {}}, "x": 1}""");

        var error = Assert.Throws<ProblemException>(() => new EditionConfig(file).Read());

        Assert.Equal(["MT5004", "MT5005", "MT5003"], error.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void FileThatIsNotThere_IsNamed()
    {
        var error = Assert.Throws<ProblemException>(() => new EditionConfig("/nowhere/edition.json").Read());

        Assert.Equal("MT5001", Assert.Single(error.Problems).Code);
    }

    [Fact]
    public void Precedence_IsFile_ThenEnvironment_ThenConfiguration_ThenOverrides()
    {
        using var folder = new Temporary();
        folder.Write(
            "edition.Test.json", """{"plugins": {"snail": {"rank": 2, "config": {"B": 2}}, "express": null}}""");
        var edition = new EditionConfig(folder.Write("edition.json", Shop))
        {
            Environment = "Test",
            Section = new ConfigurationBuilder()
                .AddInMemoryCollection(
                    [new("Mortise:PLUGINS:SNAIL:RANK", "3"), new("Mortise:plugins:snail:config:C", "3")])
                .Build()
                .GetSection("Mortise"),
            Overrides = ["plugins.snail.rank=4", "strict=false"],
        }.Read();

        var snail = Assert.Single(edition.Plugins);
        Assert.Equal((4, false), (snail.Rank, edition.Strict));
        Assert.Equal("""{"PerKilogram":2,"B":2,"C":3}""", Encoding.UTF8.GetString(snail.Config.Span));
    }

    [Fact]
    public void MistakeInAnOverlay_IsReportedThere()
    {
        using var folder = new Temporary();
        var overlay = folder.Write("edition.Test.json", "{\n \"plugins\": {\"snail\": {\"rnk\": 2}}}");
        var config = new EditionConfig(folder.Write("edition.json", Shop))
        {
            Environment = "Test",
            Overrides = ["stric=1"],
        };

        var error = Assert.Throws<ProblemException>(config.Read);

        Assert.Contains(error.Problems, problem => problem.File == overlay && problem.Line == 2);
        Assert.Contains(error.Problems, problem => problem.File == "override 'stric=1'" && problem.Line == 0);
    }

    private static string ReplaceFirst(string text, string old, string replacement)
    {
        var index = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(index >= 0, old);
        return text[..index] + replacement + text[(index + old.Length)..];
    }
}
