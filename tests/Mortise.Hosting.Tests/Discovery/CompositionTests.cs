using Mortise.Hosting.Discovery;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;
using Xunit;

namespace Mortise.Hosting.Tests.Discovery;

public sealed class CompositionTests : IDisposable
{
    private readonly Temporary _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void HighestVersionInTheRange_IsTaken()
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0");
        var expected = _folder.WritePlugin("plugins/b", "acme.snail", "1.9.0");
        _folder.WritePlugin("plugins/c", "acme.snail", "2.0.0");

        var composition = Compose("""{"edition":"shop","plugins":{"snail":{"use":"acme.snail@[1.0,2.0)"}}}""");

        Assert.Equal(expected, Assert.Single(composition.Deployments).Package.Directory);
    }

    [Fact]
    public void AmongEqualVersions_TheFirstSourceAndThenTheFirstName_Wins()
    {
        var expected = _folder.WritePlugin("one/b", "acme.snail", "1.0.0");
        _folder.WritePlugin("one/c", "acme.snail", "1.0.0");
        _folder.WritePlugin("two/a", "acme.snail", "1.0.0");

        var composition = Compose(
            """{"edition":"shop","sources":["one","two"],"plugins":{"snail":{"use":"acme.snail"}}}""");

        Assert.Equal(expected, Assert.Single(composition.Deployments).Package.Directory);
    }

    [Fact]
    public void TwoInstances_OfOnePlugin_HaveFoldersOfTheirOwn()
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0");

        var composition = Compose("""
            {"edition":"shop","plugins":{"snail":{"use":"acme.snail"},"express":{"use":"acme.snail","config":{"X":1}}}}
            """);

        Assert.Equal(
            [_folder["data/state/snail"], _folder["data/state/express"]],
            composition.Deployments.Select(deployment => deployment.Paths.State));
        Assert.Equal([0, 1], composition.Deployments.Select(deployment => deployment.Model.Age));
        Assert.Equal([_folder["contracts"]], composition.Deployments[0].Package.ContractDirectories);
        Assert.False(Directory.Exists(_folder["data"]));
    }

    [Theory]
    [InlineData("acme.snail@[2.0,3.0)", "'acme.snail' is there in 1.0.0, none of which is in [2.0.0,3.0.0)")]
    [InlineData("acme.snial", "Did you mean 'acme.snail'?")]
    [InlineData("acme.horse", "(1 plug-in)")]
    public void PluginThatIsNotThere_IsExplainedByWhatIs(string use, string explanation)
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0");

        var problem = Problem($$"""{"edition":"shop","plugins":{"snail":{"use":"{{use}}"} } }""");

        Assert.Equal(("MT5007", 1, "plugins.snail"), (problem.Code, problem.Line, problem.Path));
        Assert.Contains(explanation, problem.Explanation);
    }

    [Fact]
    public void SourceThatIsNotThere_IsNamedToWhoMissesSomething()
    {
        Compose("""{"edition":"shop"}""");

        Assert.Contains(
            "(which does not exist)",
            Problem("""{"edition":"shop","plugins":{"a":{"use":"acme.snail"}}}""").Explanation);
    }

    [Fact]
    public void BrokenManifest_HarmsOnlyThoseWhoNeedIt()
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0");
        _folder.WritePlugin("plugins/b", "acme.horse", "one");

        Compose("""{"edition":"shop","plugins":{"a":{"use":"acme.snail"}}}""");
        var problem = Problem("""{"edition":"shop","plugins":{"a":{"use":"acme.horse"}}}""");

        Assert.Contains("'one' is not a semantic version", problem.Explanation);
    }

    [Fact]
    public void ProgramThatIsNone_IsRefused()
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0");
        const string Program =
            """, "provides":[{"contract":"mortise.program","version":"1.0","fingerprint":"f","members":{}}]""";
        _folder.WritePlugin("plugins/b", "acme.shop", "1.0.0", Program);

        Compose("""{"edition":"shop","program":"b","plugins":{"b":{"use":"acme.shop"}}}""");
        var problem = Problem("""{"edition":"shop","program":"a","plugins":{"a":{"use":"acme.snail"}}}""");

        Assert.Equal("MT5008", problem.Code);
    }

    [Theory]
    [InlineData("", "", "starts eagerly")]
    [InlineData(""","activation":"onDemand" """, ""","state":[1]""", "has state")]
    [InlineData(
        ""","activation":"onDemand" """,
        ""","subscribes":[{"event":"acme.paid","version":"1.0","fingerprint":"f"}]""",
        "receives events")]
    [InlineData(""","activation":"onDemand" """, ""","roles":["background"]""", "has background work")]
    public void InstanceThatACallCouldNotBringBack_CannotBeIdle(string edition, string manifest, string obstacle)
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0", manifest);

        var problem = Problem(
            $$$"""{"edition":"shop","plugins":{"snail":{"use":"acme.snail","idle":"5m"{{{edition}}} } } }""");

        Assert.Equal(("MT5014", 1, "plugins.snail"), (problem.Code, problem.Line, problem.Path));
        Assert.StartsWith($"'snail' cannot be stopped when it is idle: it {obstacle}", problem.Explanation);
    }

    [Theory]
    [InlineData(""" "activation":"onDemand" """, "")]
    [InlineData(""" "rank":1 """, ""","activation":"onDemand","roles":["health","stop"]""")]
    public void InstanceThatACallBringsBack_CanBeIdle(string edition, string manifest)
    {
        _folder.WritePlugin("plugins/a", "acme.snail", "1.0.0", manifest);

        var composition = Compose(
            $$$"""{"edition":"shop","plugins":{"snail":{"use":"acme.snail","idle":"5m",{{{edition}}} } } }""");

        Assert.Equal(TimeSpan.FromMinutes(5), Assert.Single(composition.Deployments).Supervision.Idle);
    }

    private Composition Compose(string edition) => Composition.Of(
        new EditionConfig(_folder.Write("edition.json", edition)).Read(), DataDirectory.At(_folder["data"]));

    private Problem Problem(string edition) =>
        Assert.Single(Assert.Throws<ProblemException>(() => Compose(edition)).Problems);
}
