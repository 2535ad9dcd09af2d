using Mortise.Sdk.Assemblies;
using Xunit;

namespace Mortise.Sdk.Tests.Assemblies;

public sealed class CompiledAssemblyTests
{
    [Fact]
    public void ContractAssembly_IsRecognized()
    {
        Assert.True(Fixture.Contracts.IsContract);
        Assert.Null(Fixture.Contracts.Manifest);
    }

    [Fact]
    public void HostContracts_AreShared()
    {
        var folder = Path.Combine(Fixture.Output, "../../Mortise.Contracts", Path.GetFileName(Fixture.Output));

        Assert.True(Read(folder, "Mortise.Contracts.dll").IsContract);
    }

    [Fact]
    public void Plugin_CarriesItsManifest()
    {
        var plugin = Read(Fixture.Plugin, "Fixture.Sdk.Plugin.dll");

        Assert.False(plugin.IsContract);
        Assert.Contains("\"fixture.greeting\"", plugin.Manifest);
        Assert.Contains("Fixture.Sdk.Library", plugin.References);
    }

    [Fact]
    public void Library_IsNeither()
    {
        var library = Read(Fixture.Plugin, "Fixture.Sdk.Library.dll");

        Assert.False(library.IsContract);
        Assert.Null(library.Manifest);
    }

    [Fact]
    public void FileThatIsNoAssembly_IsNull() =>
        Assert.Null(CompiledAssembly.TryRead(Path.Combine(Fixture.Plugin, "mortise.json")));

    private static CompiledAssembly Read(string folder, string file) =>
        CompiledAssembly.TryRead(Path.Combine(folder, file))!;
}
