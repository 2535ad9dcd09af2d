using System.Text.Json;
using System.Text.RegularExpressions;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Manifests;
using Xunit;

namespace Mortise.Hosting.Tests.Manifests;

/// <summary>The schema of the documentation knows the same keys and words as the reader, which is the judge.</summary>
public sealed partial class ManifestSchemaTests
{
    private static readonly JsonElement _schema = JsonDocument.Parse(File.ReadAllText(SchemaFile())).RootElement;

    [Theory]
    [InlineData("", "\"zzz\": 1")]
    [InlineData("$defs/provided", "\"provides\": [ { \"zzz\": 1 } ]")]
    [InlineData("$defs/required", "\"requires\": [ { \"zzz\": 1 } ]")]
    [InlineData("$defs/event", "\"subscribes\": [ { \"zzz\": 1 } ]")]
    [InlineData("$defs/contractAssembly", "\"contractAssemblies\": [ { \"zzz\": 1 } ]")]
    public void Keys_AreThoseOfTheReader(string pointer, string part)
    {
        var problems = Read(part);
        var schema = Find(pointer);

        Assert.Equal(
            Words(Assert.Single(problems, static problem => problem.Code == "MT2003").Explanation),
            schema.GetProperty("properties").EnumerateObject().Select(static key => key.Name).Order());
        Assert.Equal(
            problems.Where(static problem => problem.Code == "MT2005")
                .Where(problem => problem.Path.Length > 0 == pointer.Length > 0)
                .Select(static problem => Quoted().Match(problem.Explanation).Value.Trim('\''))
                .Order(),
            schema.GetProperty("required").EnumerateArray()
                .Select(static key => key.GetString()!)
                .Where(static key => key != "manifest")
                .Order());
    }

    [Theory]
    [InlineData("properties/activation", "\"activation\": \"x y\"")]
    [InlineData("properties/unloading", "\"unloading\": \"x y\"")]
    [InlineData("$defs/required/properties/cardinality", "\"requires\": [ { \"cardinality\": \"x y\" } ]")]
    public void Choices_AreThoseOfTheReader(string pointer, string part) => Assert.Equal(
        Words(Assert.Single(Read(part), static problem => problem.Explanation.Contains("'x y'")).Explanation),
        Find(pointer).GetProperty("enum").EnumerateArray().Select(static word => word.GetString()!).Order());

    [Fact]
    public void Roles_AreThoseOfTheReader()
    {
        var said = Assert.Single(
            Read("\"roles\": [ \"x y\" ]"), static problem => problem.Explanation.Contains("'x y'")).Explanation;

        Assert.EndsWith(
            string.Join(", ", Find("properties/roles/items/enum").EnumerateArray()) + ".",
            said,
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> Words(string explanation) => Quoted().Matches(explanation)
        .Select(static match => match.Value.Trim('\''))
        .Where(static word => word is not ("zzz" or "x y"))
        .Order();

    private static IReadOnlyList<Problem> Read(string part)
    {
        var problems = new ProblemList(DocumentCodes.Manifest);
        ManifestReader.Read(System.Text.Encoding.UTF8.GetBytes($"{{ \"manifest\": 1, {part} }}"), "", problems);
        return problems.Problems;
    }

    private static JsonElement Find(string pointer) => pointer
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(_schema, static (element, name) => element.GetProperty(name));

    private static string SchemaFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Mortise.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "docs", "reference", "manifest.schema.json");
    }

    [GeneratedRegex("'[^']+'")]
    private static partial Regex Quoted();
}
