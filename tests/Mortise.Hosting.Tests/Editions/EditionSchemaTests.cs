using System.Text.Json;
using System.Text.RegularExpressions;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Xunit;

namespace Mortise.Hosting.Tests.Editions;

/// <summary>The schema is for editors, the reader is the judge: both must know the same keys and words.</summary>
public sealed partial class EditionSchemaTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(EditionSchema.Text).RootElement;

    [Theory]
    [InlineData("properties", """{"edition": "a", "zzz": 1}""")]
    [InlineData("$defs/plugin/properties", """{"edition": "a", "plugins": {"b": {"use": "c.d", "zzz": 1}}}""")]
    [InlineData("$defs/route/properties", """{"edition": "a", "routes": {"b/1": {"zzz": 1}}}""")]
    [InlineData("properties/deadlines/properties", """{"edition": "a", "deadlines": {"zzz": 1}}""")]
    public void Keys_AreThoseOfTheReader(string pointer, string edition) => Assert.Equal(
        Words(Problem(edition).Explanation),
        Find(pointer).EnumerateObject().Select(property => property.Name).Order());

    [Theory]
    [InlineData("$defs/policy/enum", """{"edition": "a", "routes": {"b/1": "x y"}}""")]
    [InlineData(
        "$defs/plugin/properties/activation/enum",
        """{"edition": "a", "plugins": {"b": {"use": "c.d", "activation": "x y"}}}""")]
    public void Choices_AreThoseOfTheReader(string pointer, string edition) => Assert.Equal(
        Words(Problem(edition).Explanation[("'x y'".Length)..]),
        Find(pointer).EnumerateArray().Select(word => word.GetString()).Order());

    [Theory]
    [InlineData("a-b.c1")]
    [InlineData("host")]
    [InlineData("A")]
    [InlineData("a..b")]
    [InlineData("1a")]
    public void InstanceNames_AreThoseOfTheReader(string name)
    {
        var names = Find("properties/plugins/propertyNames");
        var bySchema = Regex.IsMatch(name, names.GetProperty("pattern").GetString()!)
            && names.GetProperty("not").GetProperty("enum").EnumerateArray().All(word => word.GetString() != name);

        Assert.Equal(bySchema, Mortise.Kernel.Resolution.InstanceModel.IsName(name));
    }

    [Fact]
    public void RequiredKeys_AreThoseOfTheReader()
    {
        Assert.Equal(["'edition'"], Missing("{}"));
        Assert.Equal(["'use'"], Missing("""{"edition": "a", "plugins": {"b": {}}}"""));
        Assert.Equal(["edition"], Find("required").EnumerateArray().Select(key => key.GetString()));
        Assert.Equal(["use"], Find("$defs/plugin/required").EnumerateArray().Select(key => key.GetString()));
    }

    private static IEnumerable<string> Missing(string edition) => Problems(edition)
        .Where(problem => problem.Code == "MT5005")
        .Select(problem => Quoted().Match(problem.Explanation).Value);

    private static IEnumerable<string> Words(string explanation) =>
        Quoted().Matches(explanation).Select(match => match.Value.Trim('\'')).Where(word => word != "zzz").Order();

    private static Problem Problem(string edition) => Assert.Single(Problems(edition));

    private static IReadOnlyList<Problem> Problems(string edition)
    {
        using var folder = new Temporary();
        var file = folder.Write("edition.json", edition);
        return Assert.Throws<ProblemException>(() => new EditionConfig(file).Read()).Problems;
    }

    private static JsonElement Find(string pointer) =>
        pointer.Split('/').Aggregate(_schema, (element, name) => element.GetProperty(name));

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();
}
