using Mortise.Generators.Tests.Building;
using Xunit;

namespace Mortise.Generators.Tests.Rules;

/// <summary>
/// Each code's page has an example that breaks the rule, at the expected place, and one that keeps every rule.
/// </summary>
public sealed class DocumentedRulesTests
{
    public static TheoryData<string, string> Places => new()
    {
        { "MT1001", "IClock" },
        { "MT1002", "IClock" },
        { "MT1003", "LastAsync" },
        { "MT1004", "Now" },
        { "MT1005", "Now" },
        { "MT1006", "Task<DateTimeOffset>" },
        { "MT1007", "NowAsync" },
        { "MT1008", "day" },
        { "MT1009", "Uri" },
        { "MT1010", "ValueTask<IReadOnlyList<decimal>>" },
        { "MT1011", "Price" },
        { "MT1012", "Value" },
        { "MT1013", "Price" },
        { "MT1014", "Shape" },
        { "MT1015", "UnknownSymbolException" },
        { "MT1016", "NowAsync" },
        { "MT1017", "NowAsync" },
        { "MT1018", "Names" },
        { "MT1019", "NowAsync" },
        { "MT1020", "IClockNext" },
        { "MT1021", "Currency" },
        { "MT1023", "Rang" },
        { "MT1024", "ValueTask<DateTimeOffset>" },
        { "MT1030", "UtcClock" },
        { "MT1031", "Second" },
        { "MT1032", "Clock" },
        { "MT1033", "Clock" },
        { "MT1034", "IServiceProvider" },
        { "MT1035", "clock" },
        { "MT1036", "Look" },
        { "MT1037", "Clock" },
        { "MT1038", "Clock" },
        { "MT1039", "IClock" },
        { "MT1040", "Owner" },
        { "MT1041", "throw new UnknownSymbolException(symbol)" },
        { "MT1042", "IClock" },
        { "MT1043", "ILog" },
        { "MT1044", "Clock" },
        { "MT1045", "Clock" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_wrong_example_is_reported_at_its_place_and_nowhere_else(string code, string place) =>
        Assert.Equal([$"{code} {place}"], await Findings.InAsync(Snippet.Compile(Examples(code)[0])));

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_right_example_breaks_no_rule_and_compiles(string code, string place)
    {
        Assert.NotEmpty(place);
        var compilation = Snippet.Compile(Examples(code)[1]);

        Assert.Empty(await Findings.InAsync(compilation));
        Assert.Empty(Sources.Complaints(compilation));
    }

    [Fact]
    public void Every_code_has_a_page_and_a_link_to_it()
    {
        var rules = Findings.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).ToList();
        var pages = Directory.GetFiles(Repository.Codes, "MT1*.md")
            .Select(static path => Path.GetFileNameWithoutExtension(path));

        Assert.Equal(pages.Order(), rules.Select(static rule => rule.Id).Order());
        Assert.All(rules, static rule => Assert.EndsWith($"/docs/codes/{rule.Id}.md", rule.HelpLinkUri));
        Assert.All(rules, static rule => Assert.StartsWith(
            $"# {rule.Id}: ", File.ReadAllText(Path.Combine(Repository.Codes, rule.Id + ".md"))));
    }

    private static string[] Examples(string code) =>
        Snippet.Of(File.ReadAllText(Path.Combine(Repository.Codes, code + ".md")));
}
