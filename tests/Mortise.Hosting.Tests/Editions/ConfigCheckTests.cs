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
            "Open": { "type": "boolean" }
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
    public void WhatDoesNotFit_IsReportedAtItsPlace(string config, string path, string explanation)
    {
        var problem = Assert.Single(Check(config));

        Assert.Equal(("MT5011", path), (problem.Code, problem.Path));
        Assert.Contains(explanation, problem.Explanation);
    }

    private static IReadOnlyList<Problem> Check(string config)
    {
        var problems = new ProblemList(DocumentCodes.Edition);
        var node = DocumentParser.Parse(Encoding.UTF8.GetBytes(config), "edition.json", problems)!;
        ConfigCheck.Run(node, Schema, problems);
        return problems.Problems;
    }
}
