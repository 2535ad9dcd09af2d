using Docs.Tests.Pages;
using Docs.Tests.Snippets;
using Xunit;

namespace Docs.Tests;

/// <summary>What the checks of this project find when something is wrong: each must be able to fail.</summary>
public sealed class CheckerTests
{
    private const string Contract =
        """
        ```csharp
        [Contract("acme.clock", 1, 0)]
        public interface IClock
        {
            ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellation = default);
        }
        ```

        """;

    [Fact]
    public async Task Fences_see_those_before_them()
    {
        var problems = await FindAsync(Contract +
            """

            ```csharp
            [Plugin("acme.utc")]
            public sealed class Utc : IClock
            {
                public ValueTask<DateTimeOffset> NowAsync(CancellationToken cancellation = default) =>
                    new(DateTimeOffset.UnixEpoch);
            }
            ```

            <!-- given: TestHost host -->

            ```csharp
            var now = await host.Port<IClock>().NowAsync();
            Assert.Equal(0, now.Hour);
            ```

            ```csharp
            [Theory, EveryLevel]
            public async Task Now(IsolationLevel level)
            {
                await using var host = await TestHost.StartAsync<Utc>(level);
            }
            ```

            ```csharp
            var builder = Host.CreateApplicationBuilder(args);
            builder.AddMortise(mortise => mortise.Requires<IClock>());
            ```
            """);

        Assert.Empty(problems);
    }

    [Theory]
    [InlineData("host.Nothing();", "CS1061")]
    [InlineData("var unused = 1;", "CS0219")]
    public async Task A_statement_that_does_not_compile_is_found(string statement, string code)
    {
        var problems = await FindAsync($"<!-- given: TestHost host -->\n```csharp\n{statement}\n```\n");

        Assert.Contains(code, Assert.Single(problems));
    }

    [Fact]
    public async Task A_rule_that_a_fence_breaks_is_found_unless_it_is_announced()
    {
        var wrong = Contract.Replace("public interface", "internal interface");

        Assert.Contains("[MT1001]", Assert.Single(await FindAsync(wrong)));
        Assert.Empty(await FindAsync("<!-- wrong: MT1001 -->\n" + wrong));
        Assert.Contains("not [MT1001]", Assert.Single(await FindAsync("<!-- wrong: MT1001 -->\n" + Contract)));
    }

    [Fact]
    public async Task A_quotation_that_differs_is_found()
    {
        const string Here = "<!-- snippet: tests/Docs.Tests/CheckerTests.cs#sample -->\n```csharp\n";

        Assert.Empty(await FindAsync(Here + "private static int Two() => 2;\n```\n"));
        Assert.Contains("differs", Assert.Single(await FindAsync(Here + "private static int Two() => 3;\n```\n")));
        Assert.Contains("no part", Assert.Single(await FindAsync(Here.Replace("#sample", "#other") + "```\n")));
    }

    [Theory]
    [InlineData("""{ "edition": "a", "plugins": { "b": { "use": "acme.b", "gratns": [] } } }""", "MT5003")]
    [InlineData("\"b\": { \"use\": \"acme.b\", \"rank\": \"high\" }", "MT5004")]
    [InlineData("\"routes\": { \"acme.b/1\": \"some\" }", "MT5004")]
    [InlineData("{ ", "JSON")]
    public void An_edition_that_cannot_be_read_is_found(string json, string problem) => Assert.Contains(
        problem,
        Assert.Single(EditionSnippet.Check(Assert.Single(Page.Of("a.md", $"```json\n{json}\n```\n").Fences))));

    [Theory]
    [InlineData("mortise lst", false)]
    [InlineData("mortise list --fast", false)]
    [InlineData("./mortise call shop.carrier/1 Quote '{\"parcel\": 3}' --provider snail  # a comment", true)]
    [InlineData("./test Kernal", false)]
    [InlineData("./test Kernel", true)]
    [InlineData("dotnet new mortise-plugin --name Shop.Snail --host Shop", true)]
    [InlineData("dotnet new mortise-plugin --nmae Shop.Snail", false)]
    [InlineData("dotnet run --project samples/Hello/Hots", false)]
    [InlineData("dotnet run --project samples/Hello/Host -- --Mortise:strict=true", true)]
    [InlineData("eng/pakc", false)]
    [InlineData("frobnicate", false)]
    public void A_command_line_is_judged(string line, bool right) => Assert.Equal(right, ShellLine.Check(line) is null);

    // snippet: sample
    private static int Two() => 2;
    // end

    [Fact]
    public void The_sample_is_compiled() => Assert.Equal(2, Two());

    private static async Task<IReadOnlyList<string>> FindAsync(string text) =>
        await PageCompilation.CheckAsync(Page.Of("a.md", text));
}
