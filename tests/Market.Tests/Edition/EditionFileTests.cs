using System.Text.Json;
using Mortise.Hosting.Editions;
using Xunit;

namespace Market.Tests.Edition;

public sealed class EditionFileTests
{
    private const string Gateway = "gateway";
    private static readonly Dictionary<string, JsonElement> Manifests = EditionFolder.Manifests();

    private static IEnumerable<JsonProperty> Instances =>
        EditionFolder.Document().GetProperty("plugins").EnumerateObject();

    [Fact]
    public void Every_plugin_is_used_once() => Assert.Equal(
        Manifests.Keys.Order(),
        Instances.Select(instance => instance.Value.GetProperty("use").GetString()!.Split('@')[0]).Order());

    /// <summary>A gateway is granted what its clients may call besides; nothing with which they could steer.</summary>
    [Fact]
    public void The_gateway_admits_clients_to_what_the_page_asks_for() => Assert.Equal(
        [
            "market.backtest/1", "market.page/1", "market.prices/1", "mortise.health/1", "mortise.invocation/1",
            "mortise.sockets/1", "mortise.web/1",
        ],
        Instances.Single(static instance => instance.Name == Gateway).Value.GetProperty("grants").EnumerateArray()
            .Select(static grant => grant.GetString()!)
            .Order());

    [Fact]
    public void Every_instance_is_granted_exactly_what_it_requires()
    {
        foreach (var instance in Instances.Where(static instance => instance.Name != Gateway))
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
