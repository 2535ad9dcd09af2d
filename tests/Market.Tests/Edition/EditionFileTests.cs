using System.Text.Json;
using Mortise.Hosting.Editions;
using Xunit;

namespace Market.Tests.Edition;

public sealed class EditionFileTests
{
    private static readonly Dictionary<string, JsonElement> Manifests = EditionFolder.Manifests();

    private static IEnumerable<JsonProperty> Instances =>
        EditionFolder.Document().GetProperty("plugins").EnumerateObject();

    [Fact]
    public void Every_plugin_is_used_once() => Assert.Equal(
        Manifests.Keys.Order(),
        Instances.Select(instance => instance.Value.GetProperty("use").GetString()!.Split('@')[0]).Order());

    [Fact]
    public void Every_instance_is_granted_exactly_what_it_requires()
    {
        foreach (var instance in Instances)
        {
            var manifest = Manifests[instance.Value.GetProperty("use").GetString()!.Split('@')[0]];
            var required = manifest.GetProperty("requires").EnumerateArray().Select(requirement =>
                Text(requirement, "contract") + "/" + Text(requirement, "version").Split('.')[0]);
            var granted = instance.Value.TryGetProperty("grants", out var grants)
                ? grants.EnumerateArray().Select(grant => grant.GetString()!)
                : [];

            Assert.Equal([instance.Name, .. required.Distinct().Order()], [instance.Name, .. granted.Order()]);
        }
    }

    [Fact]
    public void The_schema_beside_the_edition_is_the_one_of_the_host() => Assert.Equal(
        EditionSchema.Text, File.ReadAllText(Path.Combine(EditionFolder.Path, "edition.schema.json")));

    [Fact]
    public void No_plugin_folder_carries_a_contract_assembly() => Assert.Empty(
        Directory.GetFiles(
            Path.Combine(EditionFolder.Path, "plugins"), "*.Contracts.dll", SearchOption.AllDirectories));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
