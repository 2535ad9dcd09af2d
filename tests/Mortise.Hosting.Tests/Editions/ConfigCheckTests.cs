using System.Text;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Xunit;

namespace Mortise.Hosting.Tests.Editions;

public sealed class ConfigCheckTests
{
    private const string Schema = """
        {
          "type": "object",
          "properties": {
            "Period": { "type": "integer", "minimum": 1, "maximum": 100 },
            "Rate": { "type": "number" },
            "Name": { "anyOf": [ { "type": "string", "minLength": 1 }, { "type": "null" } ] },
            "Mode": { "$ref": "#/$defs/Mode" },
            "Files": { "type": "array", "maxItems": 2, "items": { "$ref": "#/$defs/File" } },
            "Open": { "type": "boolean" },
            "Code": { "type": "string", "pattern": "^(?:[A-Z]{2}[0-9]+)$" },
            "Url": { "type": "string", "pattern": "^(?:https?://.+)$", "default": "http://127.0.0.1:80" },
            "Odd": { "type": "string", "pattern": "(" },
            "Back": { "type": "string", "pattern": "^(a)\\1$" }
          },
          "required": ["Period"],
          "additionalProperties": false,
          "$defs": {
            "Mode": { "enum": ["Daily", "Monthly"] },
            "File": { "type": "object", "properties": { "Path": { "type": "string" } }, "required": ["Path"],
                      "additionalProperties": false }
          }
        }
        """;

    [Theory]
    [InlineData("""{"Period": 20}""")]
    [InlineData(
        """{"Period": 1, "Rate": -1.5e3, "Name": null, "Mode": "Daily", "Files": [{"Path": "a"}], "Open": true}""")]
    [InlineData("""{"Period": 100, "Rate": 3, "Name": "x", "Files": []}""")]
    [InlineData("""{"Period": 100, "Code": "AT17", "Url": "https://x"}""")]
    [InlineData("""{"Period": 100, "Odd": "what cannot be checked", "Back": "is the plug-in's own affair"}""")]
    public void WhatFits_IsAccepted(string config) => Assert.Empty(Check(config));

    [Theory]
    [InlineData("""{}""", "", "must be given 'Period'")]
    [InlineData("""{"Period": 0}""", "Period", "at least 1")]
    [InlineData("""{"Period": 101}""", "Period", "at most 100")]
    [InlineData("""{"Period": 1.5}""", "Period", "a whole number")]
    [InlineData("""{"Period": "1"}""", "Period", "a whole number")]
    [InlineData("""{"Period": 1, "Preiod": 2}""", "Preiod", "Did you mean 'Period'?")]
    [InlineData("""{"Period": 1, "Colour": 2}""", "Colour", "Known are Period, Rate")]
    [InlineData("""{"Period": 1, "Name": ""}""", "Name", "characters: at least 1")]
    [InlineData("""{"Period": 1, "Name": 7}""", "Name", "text in quotes")]
    [InlineData("""{"Period": 1, "Mode": "Weekly"}""", "Mode", "none of 'Daily', 'Monthly'")]
    [InlineData("""{"Period": 1, "Files": [{}]}""", "Files[0]", "must be given 'Path'")]
    [InlineData("""{"Period": 1, "Files": [{"Path": "a", "Pth": 1}]}""", "Files[0].Pth", "Did you mean 'Path'?")]
    [InlineData("""{"Period": 1, "Files": {}}""", "Files", "a list")]
    [InlineData("""{"Period": 1, "Files": [{"Path":"a"},{"Path":"b"},{"Path":"c"}]}""", "Files", "items: at most 2")]
    [InlineData("""{"Period": 1, "Open": "yes"}""", "Open", "true or false")]
    [InlineData("""{"Period": 1, "Code": "at17"}""", "Code", "does not match ^(?:[A-Z]{2}[0-9]+)$")]
    [InlineData("""{"Period": 1, "Url": "banana"}""", "Url", "for example 'http://127.0.0.1:80'")]
    public void WhatDoesNotFit_IsReportedAtItsPlace(string config, string path, string explanation)
    {
        var problem = Assert.Single(Check(config));

        Assert.Equal(("MT5011", path), (problem.Code, problem.Path));
        Assert.Contains(explanation, problem.Explanation);
    }

    [Theory]
    [InlineData("a circle of one", "{ \"$ref\": \"#\" }")]
    [InlineData("a circle of two", "{ \"$ref\": \"#/a\", \"a\": { \"$ref\": \"#/b\" }, \"b\": { \"$ref\": \"#/a\" } }")]
    [InlineData("a circle of alternatives", "{ \"anyOf\": [{ \"$ref\": \"#\" }, { \"$ref\": \"#\" }] }")]
    [InlineData("both", """{ "$ref": "#", "anyOf": [{ "$ref": "#" }, { "$ref": "#" }, { "$ref": "#" }] }""")]
    [InlineData("below a member", "{ \"properties\": { \"Period\": { \"$ref\": \"#/properties/Period\" } } }")]
    public void SchemaThatLeadsInACircle_IsTheFaultOfThePlugin(string what, string schema)
    {
        var problem = Assert.Single(Check("{\"Period\": 1}", schema));

        Assert.Equal(("MT5011", ""), (problem.Code, problem.Path));
        Assert.Contains("a fault of the plug-in", problem.Explanation);
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void References_MayFollowEachOtherSixteenTimes(int count, bool fits)
    {
        var links = Enumerable.Range(1, count - 1).Select(link => $"\"d{link}\": {{ \"$ref\": \"#/d{link + 1}\" }}");
        var schema = $$"""{ "$ref": "#/d1", {{string.Join(", ", links)}}, "d{{count}}": { "type": "object" } }""";

        Assert.Equal(fits, Check("{}", schema).Count == 0);
    }

    /// <summary>Few references, but each level of the configuration is looked at in ten ways.</summary>
    [Fact]
    public void SchemaThatTriesEverythingManyTimes_IsLeft()
    {
        var choices = string.Join(", ", Enumerable.Repeat("{ \"$ref\": \"#\", \"enum\": [\"none\"] }", 10));
        var schema = $$"""{ "properties": { "a": { "anyOf": [{{choices}}] } } }""";
        var config = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40);

        Assert.Contains(Check(config, schema), problem => problem.Explanation.Contains("a fault of the plug-in"));
    }

    [Fact]
    public void SchemaOfATree_FollowsTheConfigurationAsDeepAsItGoes()
    {
        const string Tree = """
            { "type": "object", "properties": { "Child": { "$ref": "#" } }, "additionalProperties": false }
            """;
        var config = string.Concat(Enumerable.Repeat("{\"Child\":", 40)) + "{}" + new string('}', 40);

        Assert.Empty(Check(config, Tree));
        Assert.Single(Check(config.Replace("{}", "{\"Chlid\":{}}"), Tree));
    }

    [Fact]
    public void PluginWithoutConfiguration_IsGivenNone()
    {
        const string Closed = """{ "type": "object", "additionalProperties": false }""";

        Assert.Empty(Check("{}", Closed));
        Assert.Contains("It has no configuration.", Assert.Single(Check("{\"a\": 1}", Closed)).Explanation);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    [InlineData("""{ "$ref": 7, "anyOf": {}, "type": ["object"], "enum": 1, "properties": [], "required": 1 }""")]
    [InlineData("""{ "anyOf": [7, "x"], "properties": { "Period": { "minimum": "1", "items": 7 } } }""")]
    [InlineData("""{ "$ref": "#/a/b/c", "a": { "b": [1] } }""")]
    [InlineData("""{ "properties": { "Period": { "minimum": 1e999 } }, "additionalProperties": "no" }""")]
    public void KeywordsThatAreWrittenWrong_ArePassedOver(string schema) =>
        Assert.Empty(Check("{\"Period\": 1}", schema));

    private static IReadOnlyList<Problem> Check(string config, string schema = Schema)
    {
        var problems = new ProblemList(DocumentCodes.Edition);
        var node = DocumentParser.Parse(Encoding.UTF8.GetBytes(config), "edition.json", problems)!;
        ConfigCheck.Run(node, schema, problems);
        return problems.Problems;
    }
}
