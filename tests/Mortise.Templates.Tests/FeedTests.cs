namespace Mortise.Templates.Tests;

public sealed class FeedTests
{
    public static TheoryData<string> Packages =>
    [
        "Mortise", "Mortise.AspNetCore", "Mortise.Cli", "Mortise.Contracts", "Mortise.Extensions", "Mortise.Hosting",
        "Mortise.Isolation.InProcess", "Mortise.Kernel", "Mortise.Sdk", "Mortise.Templates", "Mortise.Testing",
        "Mortise.Testing.Xunit", "Mortise.Web.Contracts", "Mortise.Wire",
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Package_HasReadmeLicenceAndDescription(string id)
    {
        var description = Feed.Describe(id).Elements().ToLookup(static each => each.Name.LocalName);

        Assert.Equal("Apache-2.0", description["license"].Single().Value);
        Assert.Equal("README.md", description["readme"].Single().Value);
        Assert.NotEmpty(description["description"].Single().Value);
        Assert.Contains("README.md", Feed.Entries(id));
    }

    [Fact]
    public void Contracts_CarryTheGenerator_AndNeedNothing()
    {
        Assert.Contains("analyzers/dotnet/cs/Mortise.Generators.dll", Feed.Entries("Mortise.Contracts"));
        Assert.DoesNotContain("<dependency ", Feed.Describe("Mortise.Contracts").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Sdk_CarriesItsProgram_AndGivesContractsWithTheGenerator()
    {
        var entries = Feed.Entries("Mortise.Sdk");

        Assert.Contains("build/Mortise.Sdk.targets", entries);
        Assert.Contains("tools/net10.0/Mortise.Sdk.dll", entries);
        Assert.Contains("include=\"All\"", Feed.Describe("Mortise.Sdk").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build/Mortise.AspNetCore.targets")]
    [InlineData("buildTransitive/Mortise.AspNetCore.targets")]
    [InlineData("gateway/plugins/Mortise.Plugins.HttpGateway/mortise.json")]
    [InlineData("gateway/plugins/Mortise.Plugins.HttpGateway/Mortise.Plugins.HttpGateway.dll")]
    [InlineData("gateway/contracts/Mortise.Web.Contracts.dll")]
    public void AspNetCore_CarriesTheGateway(string entry) =>
        Assert.Contains(entry, Feed.Entries("Mortise.AspNetCore"));

    [Fact]
    public void WebContracts_AreTheBuildThatTheGatewayUses()
    {
        var package = Feed.Read("Mortise.Web.Contracts", "lib/net10.0/Mortise.Web.Contracts.dll");

        Assert.Equal(Feed.Read("Mortise.AspNetCore", "gateway/contracts/Mortise.Web.Contracts.dll"), package);
        Assert.Contains("lib/net10.0/Mortise.Web.Contracts.xml", Feed.Entries("Mortise.Web.Contracts"));
    }

    [Fact]
    public void Tool_CarriesTheTemplates() => Assert.Contains(
        "tools/net10.0/any/templates/mortise-plugin/.template.config/template.json", Feed.Entries("Mortise.Cli"));
}
