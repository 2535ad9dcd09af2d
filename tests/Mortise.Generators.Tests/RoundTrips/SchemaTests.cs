using System.Text.Json;
using Mortise.Generators.Tests.Contracts;
using Mortise.Wire;
using Xunit;

namespace Mortise.Generators.Tests.RoundTrips;

public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(EchoRuntime.Instance.Model.Schema).RootElement;

    [Fact]
    public void Every_reference_leads_to_a_definition()
    {
        var definitions = Schema.GetProperty("$defs").EnumerateObject().Select(static item => item.Name).ToHashSet();

        Assert.All(
            References(Schema),
            reference => Assert.Contains(reference, definitions.Select(static name => "#/$defs/" + name)));
    }

    [Fact]
    public void Operations_say_what_they_are()
    {
        var operations = Schema.GetProperty("operations");

        Assert.Equal(
            EchoRuntime.Instance.Model.Operations.Select(static item => item.Name),
            operations.EnumerateObject().Select(static item => item.Name));
        var refuse = operations.GetProperty("Refuse");
        Assert.Equal("command", refuse.GetProperty("kind").GetString());
        Assert.Equal(
            ["reason"],
            refuse.GetProperty("arguments")
                .GetProperty("required")
                .EnumerateArray()
                .Select(static item => item.GetString()));
        Assert.Equal(
            7,
            refuse.GetProperty("arguments")
                .GetProperty("properties")
                .GetProperty("code")
                .GetProperty("default")
                .GetInt32());
        Assert.Equal(
            ["RefusedException", "GoneException"],
            refuse.GetProperty("errors").EnumerateObject().Select(static item => item.Name));
        Assert.Equal("left", operations.GetProperty("Merge").GetProperty("streams")[0].GetProperty("name").GetString());
        Assert.Equal(
            "All names that generated code might use for itself.",
            operations.GetProperty("Clash").GetProperty("description").GetString());
    }

    /// <summary>What a codec writes has exactly the properties that the schema names.</summary>
    [Fact]
    public void Properties_are_those_that_the_codec_writes()
    {
        var writer = JsonPayloadFormat.Instance.CreateWriter();
        PointCodec.Write(writer, new Point(1, 2));
        var written = JsonDocument.Parse(writer.Finish().Bytes).RootElement;

        Assert.Equal(
            written.EnumerateObject().Select(static item => item.Name),
            Schema.GetProperty("$defs")
                .GetProperty("Point")
                .GetProperty("properties")
                .EnumerateObject()
                .Select(static item => item.Name));
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static item =>
            item.Name == "$ref" ? [item.Value.GetString()!] : References(item.Value)),
        _ => [],
    };
}
