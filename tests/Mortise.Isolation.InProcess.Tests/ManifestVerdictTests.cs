using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Fixture.Parcels;
using Mortise.Administration;
using Mortise.Hosting.Manifests;

namespace Mortise.Isolation.InProcess.Tests;

/// <summary>Packages that are not what they say: each is refused by name, and nobody else is harmed.</summary>
public sealed class ManifestVerdictTests
{
    private static readonly Step Loading = new("MT3211");

    private static readonly Step Constructing = new("MT3213");

    private static readonly ImmutableArray<string> Granted =
        ["fixture.carrier/1", "fixture.parcel-lost/1", "fixture.parcel-gained/1"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ManifestWithAnotherMajor_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["provides"]![0]!["version"] = "2.0");

        await AssertRefusedAsync(
            copy.Read(), "MT2105", "'provides' names 'fixture.carrier/2.0'", "none of its contract assemblies has");
    }

    [Fact]
    public async Task ManifestWithALaterMinorThanTheCode_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["provides"]![0]!["version"] = "1.7");

        await AssertRefusedAsync(copy.Read(), "MT2105", "fixture.carrier/1.7", "fixture.carrier/1.0");
    }

    [Fact]
    public async Task ManifestWithoutARequirementOfTheCode_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.depot");
        copy.Edit(static manifest => manifest["requires"] = new JsonArray());

        await AssertRefusedAsync(
            copy.Read(), Constructing, "MT2105", "takes a 'Fixture.Parcels.ICarrier'", "'requires' has nothing");
    }

    [Fact]
    public async Task ManifestWithARequirementOfAnotherCardinality_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.depot");
        copy.Edit(static manifest => manifest["requires"]![0]!["cardinality"] = "many");

        await AssertRefusedAsync(
            copy.Read(), Constructing, "MT2105", "takes a 'Fixture.Parcels.ICarrier'", "'Mortise.Ports`1[");
    }

    [Fact]
    public async Task ManifestWithAnEventThatNoContractAssemblyHas_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["publishes"] = new JsonArray(
            new JsonObject { ["event"] = "fixture.parcel-gained", ["version"] = "1.0", ["fingerprint"] = "0" }));

        await AssertRefusedAsync(
            copy.Read(), "MT2105", "'publishes' names 'fixture.parcel-gained/1.0'", "none of its contract assemblies");
    }

    [Fact]
    public async Task ManifestWithAnEventThatTheCodeDoesNotReceive_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["subscribes"] = new JsonArray(
            new JsonObject { ["event"] = "fixture.parcel-lost", ["version"] = "1.0", ["fingerprint"] = "0" }));

        await AssertRefusedAsync(
            copy.Read(), Constructing, "MT2105", "'subscribes' names 'fixture.parcel-lost/1.0'", "does not receive it");
    }

    [Fact]
    public async Task ManifestWithAContractThatTheCodeDoesNotImplement_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.depot");
        copy.Edit(static manifest => manifest["provides"] = new JsonArray(new JsonObject
        {
            ["contract"] = "fixture.carrier",
            ["version"] = "1.0",
            ["fingerprint"] = "0",
        }));

        await AssertRefusedAsync(
            copy.Read(), Constructing, "MT2105", "'provides' names 'fixture.carrier/1.0'", "does not implement it");
    }

    [Fact]
    public async Task ManifestOfAnotherBuild_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["mvid"] = Guid.NewGuid().ToString());

        await AssertRefusedAsync(copy.Read(), "MT2105", copy.Assembly, "another build");
    }

    [Theory]
    [InlineData("Fixture.Parcels.Snail.NoSuchFactory")]
    [InlineData("Fixture.Parcels.Snail.SnailPlugin")]
    public async Task ManifestWithAnotherFactory_IsRefused(string factory)
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(manifest => manifest["factory"] = factory);

        await AssertRefusedAsync(copy.Read(), "MT2105", $"'{factory}'");
    }

    [Fact]
    public async Task ContractAssemblyWithoutAMemberThatThePluginWasBuiltAgainst_IsNamed()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["provides"]![0]!["members"]!["Insure"] = "(Parcel parcel) -> bool");

        await AssertRefusedAsync(
            copy.Read(),
            "MT2107",
            "the member Insure, (Parcel parcel) -> bool",
            "does not have",
            "fixture.carrier/1.0");
    }

    [Fact]
    public async Task ContractAssemblyWithAMemberOfAnotherShape_IsNamed()
    {
        using var copy = new CopiedPackage("fixture.snail");
        copy.Edit(static manifest => manifest["provides"]![0]!["members"]!["Parcel.Kilograms"] = "double");

        await AssertRefusedAsync(copy.Read(), "MT2107", "Parcel.Kilograms is double", "it is decimal");
    }

    [Fact]
    public async Task FolderWhoseAssemblyHasGone_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        var package = copy.Read();
        File.Delete(copy.Assembly);

        await AssertRefusedAsync(package, "MT2103", copy.Assembly);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(3_000)]
    public async Task TruncatedAssembly_IsRefused(int length)
    {
        using var copy = new CopiedPackage("fixture.snail");
        await File.WriteAllBytesAsync(copy.Assembly, File.ReadAllBytes(copy.Assembly)[..length], Token);

        await AssertRefusedAsync(copy.Read(), "MT2106", copy.Assembly);
    }

    [Fact]
    public async Task BrokenDependencyFile_IsRefused()
    {
        using var copy = new CopiedPackage("fixture.snail");
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(copy.Assembly)!, "Private.dll"), [], Token);
        var file = Path.ChangeExtension(copy.Assembly, ".deps.json");
        await File.WriteAllTextAsync(file, "{", Token);

        await AssertRefusedAsync(copy.Read(), "MT2106", file);
    }

    [Fact]
    public async Task MissingContractAssembly_IsNamed()
    {
        using var copy = new CopiedPackage("fixture.snail");
        Rebuilt(copy, "1.0.0.0");

        await AssertRefusedAsync(
            copy.Read(onlyOwnContracts: true),
            "MT2102",
            "'Fixture.Parcels.Contracts' 1.0.0.0",
            "none of that name is there",
            copy.Contracts);
    }

    [Fact]
    public async Task OnlyAnOlderContractAssembly_IsNamed()
    {
        using var copy = new CopiedPackage("fixture.express");
        Rebuilt(copy, "1.1.0.0");
        File.Copy(typeof(ICarrier).Assembly.Location, Path.Combine(copy.Contracts, "Fixture.Parcels.Contracts.dll"));

        await AssertRefusedAsync(
            copy.Read(onlyOwnContracts: true),
            "MT2102",
            "'Fixture.Parcels.Contracts' 1.1.0.0",
            $"version 1.0.0.0 in '{copy.Contracts}");
    }

    [Fact]
    public async Task UnreadableContractAssembly_IsAsIfItWereNotThere()
    {
        using var copy = new CopiedPackage("fixture.snail");
        Rebuilt(copy, "1.0.0.0");
        await File.WriteAllTextAsync(Path.Combine(copy.Contracts, "Fixture.Parcels.Contracts.dll"), "nonsense", Token);

        await AssertRefusedAsync(copy.Read(onlyOwnContracts: true), "MT2102", "none of that name is there");
    }

    [Fact]
    public async Task RefusedPlugin_StartsOnceItsFolderIsWhole()
    {
        using var copy = new CopiedPackage("fixture.snail");
        var whole = await File.ReadAllBytesAsync(copy.Assembly, Token);
        await File.WriteAllBytesAsync(copy.Assembly, whole[..3_000], Token);
        await using var test = new TestKernel();
        await test.RunAsync(TestKernel.Deploy("victim", copy.Read()));
        Assert.Equal(PluginState.Faulted, test.StatusOf("victim").State);

        await File.WriteAllBytesAsync(copy.Assembly, whole, Token);

        Assert.Null(await test.Kernel.StartAsync("victim", Token));
        Assert.Equal(6m, (await test.Carrier.QuoteAsync(new Parcel("p", 3m, "AT"), Token)).Euros);
    }

    /// <summary>As if it had been built against another build of the contracts than any that is there.</summary>
    private static void Rebuilt(CopiedPackage copy, string version) => copy.Edit(manifest =>
    {
        manifest["contractAssemblies"]![0]!["mvid"] = Guid.NewGuid().ToString();
        manifest["contractAssemblies"]![0]!["version"] = version;
    });

    private static Task AssertRefusedAsync(PackageModel package, string code, params string[] texts) =>
        AssertRefusedAsync(package, Loading, code, texts);

    private static async Task AssertRefusedAsync(PackageModel package, Step step, string code, params string[] texts)
    {
        await using var test = new TestKernel();
        await test.RunAsync(
            TestKernel.Deploy("good", "fixture.snail"),
            TestKernel.Deploy("victim", package, grants: Granted));

        var status = test.StatusOf("victim");
        Assert.Equal((PluginState.Faulted, step.Reason), (status.State, status.Reason));
        Assert.StartsWith($"{code}: ", status.Explanation, StringComparison.Ordinal);
        Assert.Contains("'victim'", status.Explanation, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.Contains(text, status.Explanation, StringComparison.Ordinal));
        Assert.Equal(PluginState.Active, test.StatusOf("good").State);
        Assert.Equal("good", (await test.Carrier.QuoteAsync(new Parcel("p", 3m, "AT"), Token)).Carrier);

        // A second try fails for the same reason, and what was refused can be removed.
        Assert.Contains(code, (await test.Kernel.StartAsync("victim", Token))!.Explanation, StringComparison.Ordinal);
        Assert.Null((await test.Kernel.RemoveAsync("victim", Token)).Refusal);
    }

    /// <summary>The step of the start that a package fails in.</summary>
    private sealed record Step(string Reason);
}
