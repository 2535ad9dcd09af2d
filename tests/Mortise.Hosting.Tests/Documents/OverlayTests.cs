using System.Text;
using Microsoft.Extensions.Configuration;
using Mortise.Hosting.Documents;
using Xunit;

namespace Mortise.Hosting.Tests.Documents;

public sealed class OverlayTests
{
    [Theory]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"c":3,"d":4}}""", """{"a":{"b":1,"c":3,"d":4}}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[3]}""", """{"a":[3]}""")]
    [InlineData("""{"a":1,"b":2}""", """{"a":null}""", """{"b":2}""")]
    [InlineData("""{"a":1}""", """{"A":2}""", """{"a":1,"A":2}""")]
    public void Files_AreJoinedKeyByKey(string below, string above, string expected) =>
        Assert.Equal(expected, Text(Overlay.Join(Parse(below), Parse(above))));

    [Theory]
    [InlineData("A:B", "5", """{"a":{"b":5}}""")]
    [InlineData("a:b", "true", """{"a":{"b":true}}""")]
    [InlineData("a:b", "-1.5e3", """{"a":{"b":-1.5e3}}""")]
    [InlineData("a:b", "007", """{"a":{"b":"007"}}""")]
    [InlineData("a:b", "x", """{"a":{"b":"x"}}""")]
    [InlineData("a:t", "5", """{"a":{"b":1,"t":"5"}}""")]
    [InlineData("a:l:0", "5", """{"a":{"b":1,"l":[5]}}""")]
    public void Configuration_TakesTheKindOfWhatItReplaces_ElseWhatItLooksLike(
        string key, string value, string expected)
    {
        var below = Parse(key.EndsWith('t') ? """{"a":{"b":1,"t":"text"}}""" : """{"a":{"b":1}}""");
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Mortise:" + key, value)])
            .Build()
            .GetSection("Mortise");

        Assert.Equal(expected, Text(Overlay.Join(below, ConfigurationDocument.Of(section))));
    }

    private static DocumentNode Parse(string text) =>
        DocumentParser.Parse(Encoding.UTF8.GetBytes(text), "x", new ProblemList(DocumentCodes.Edition))!;

    private static string Text(DocumentNode node) => Encoding.UTF8.GetString(node.ToJson());
}
