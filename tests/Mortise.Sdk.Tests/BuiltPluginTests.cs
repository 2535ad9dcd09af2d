using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;
using System.Text.Json;
using Xunit;

namespace Mortise.Sdk.Tests;

public sealed class BuiltPluginTests
{
    private static readonly string[] _expected =
    [
        "Fixture.Sdk.Library.dll",
        "Fixture.Sdk.Plugin.deps.json",
        "Fixture.Sdk.Plugin.dll",
        "Mediator.dll",
        "Microsoft.Extensions.DependencyInjection.Abstractions.dll",
        "content/words.txt",
        "de/Fixture.Sdk.Plugin.resources.dll",
        "mortise.json",
    ];

    [Fact]
    public void OutputFolder_HoldsWhatIsPrivate_AndNoContract() =>
        Assert.Equal(_expected, Fixture.Files(Fixture.Output));

    [Fact]
    public void EditionsCopy_HoldsTheSame() => Assert.Equal(_expected, Fixture.Files(Fixture.Plugin));

    [Fact]
    public void ContractsFolder_HoldsTheContractAndNotTheHosts() =>
        Assert.Equal(["Fixture.Sdk.Contracts.dll"], Fixture.Files(Path.Combine(Fixture.Edition, "contracts")));

    [Fact]
    public void Manifest_NamesItsOwnBuildAndThatOfEachContract_EvenIfOnlyALibraryUsesIt()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Fixture.Plugin, "mortise.json")));

        using var image = new PEReader(File.OpenRead(Path.Combine(Fixture.Plugin, "Fixture.Sdk.Plugin.dll")));
        var metadata = image.GetMetadataReader();
        Assert.Equal(
            metadata.GetGuid(metadata.GetModuleDefinition().Mvid), manifest.RootElement.GetProperty("mvid").GetGuid());
        var contract = Assert.Single(manifest.RootElement.GetProperty("contractAssemblies").EnumerateArray());
        Assert.Equal("fixture.greeting", manifest.RootElement.GetProperty("id").GetString());
        Assert.Equal("Fixture.Sdk.Contracts", contract.GetProperty("name").GetString());
        Assert.Equal("0.1.0.0", contract.GetProperty("version").GetString());
        Assert.Equal(Fixture.Contracts.Mvid, contract.GetProperty("mvid").GetGuid());
    }

    [Fact]
    public void DependencyFile_LeadsToPrivateAssembliesOnly()
    {
        var resolver = new AssemblyDependencyResolver(Path.Combine(Fixture.Plugin, "Fixture.Sdk.Plugin.dll"));

        Assert.NotNull(resolver.ResolveAssemblyToPath(new("Fixture.Sdk.Library")));
        Assert.NotNull(resolver.ResolveAssemblyToPath(new("Mediator")));
        Assert.Null(resolver.ResolveAssemblyToPath(new("Fixture.Sdk.Contracts")));
        Assert.Null(resolver.ResolveAssemblyToPath(new("Mortise.Contracts")));
    }
}
