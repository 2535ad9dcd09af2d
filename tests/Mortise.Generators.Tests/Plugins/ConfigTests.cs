using System.Collections.Immutable;
using System.Text;
using Mortise.Generators.Tests.Contracts;
using Mortise.Payloads;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.Plugins;

public sealed class ConfigTests
{
    [Fact]
    public void Nothing_said_means_the_defaults()
    {
        var config = Read("{}");

        Assert.Equal(new EchoConfig() with { Tags = config.Tags }, config);
        Assert.Equal(["first"], config.Tags);
    }

    [Fact]
    public void What_is_said_is_taken()
    {
        var config = Read("""
            {
              "Times": 10, "Prefix": "hello", "Share": 0.25, "Day": "Sunday", "Pause": "00:00:02", "Tags": ["a", "b"],
              "Limits": { "Most": 99.5, "Unit": "kg" }, "More": [{ "Unit": "m", "Most": 1 }], "Form": { "$type": "Dot" }
            }
            """);

        Assert.Equal((10, "hello", 0.25, Weekday.Sunday), (config.Times, config.Prefix, config.Share, config.Day));
        Assert.Equal((TimeSpan.FromSeconds(2), new Form.Dot()), (config.Pause, config.Form));
        Assert.Equal(new EchoLimits(99.5m) { Unit = "kg" }, config.Limits);
        Assert.Equal(["a", "b"], config.Tags);
        Assert.Equal("m", config.More.Single().Unit);
    }

    [Theory]
    [InlineData("""{"times":1}""", "times: this name is not known. Did you mean Times?")]
    [InlineData("""{"Tmes":1}""", "Tmes: this name is not known. Did you mean Times?")]
    [InlineData(
        """{"Limits":{"Most":1,"Unit":"m","Mots":2}}""", "Limits.Mots: this name is not known. Did you mean Most?")]
    [InlineData("""{"Times":1,"Perfix":"a"}""", "Perfix: this name is not known. Did you mean Prefix?")]
    [InlineData(
        """{"Limits":{"Most":1,"Colour":"red"}}""", "Limits.Colour: this name is not known. Known here: ")]
    [InlineData(
        """{"Form":{"$type":"Circle","Centre":{"X":1},"Radius":1,"Red":2}}""", "Form.Red: this name is not known.")]
    [InlineData("""{"Limits":{"Most":1}}""", "Limits.Unit: it is missing.")]
    [InlineData("""{"Times":1,"Times":2}""", "Times: it is there twice.")]
    [InlineData("""{"Times":"1"}""", "Times: ")]
    [InlineData("""{"Times":0}""", "Times: 0 must be between 1 and 10.")]
    [InlineData("""{"Times":11}""", "Times: 11 must be between 1 and 10.")]
    [InlineData("""{"Prefix":"a"}""", "Prefix: it has 1 characters; it must have 2 to 5.")]
    [InlineData("""{"Share":1}""", "Share: 1 must be at least 0 and less than 1.")]
    [InlineData("""{"Share":"NaN"}""", "Share: NaN must be at least 0 and less than 1.")]
    [InlineData("""{"Suffix":"aZ"}""", "Suffix: 'aZ' must match [a-z]+.")]
    [InlineData("""{"Step":3}""", "Step: 3 must be one of 1, 2, 4.")]
    [InlineData("""{"User":"root"}""", "User: root must not be one of root.")]
    [InlineData("""{"Pause":"00:02:00"}""", "Pause: 00:02:00 must be between 00:00:01 and 00:01:00.")]
    [InlineData("""{"Tags":[]}""", "Tags: it has 0 items; it must have at least 1.")]
    [InlineData("""{"Limits":{"Most":0.5,"Unit":"m"}}""", "Limits.Most: 0.5 must be between 1 and 100.")]
    [InlineData(
        """{"More":[{"Most":1,"Unit":"m"},{"Most":200,"Unit":"m"}]}""",
        "More[1].Most: 200 must be between 1 and 100.")]
    [InlineData("""{"Times":7,"Step":2}""", "Seven does not go by twos.")]
    public void What_is_not_valid_is_told_with_its_place_and_the_bound(string json, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<PayloadException>(() => Read(json)).Message);

    private static EchoConfig Read(string json)
    {
        var reader = JsonPayloadFormat.Instance.CreateReader(Encoding.UTF8.GetBytes(json));
        return (EchoConfig)new EchoPluginFactory().ReadConfig(reader)!;
    }
}
