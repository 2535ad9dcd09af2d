using System.Reflection;
using System.Reflection.Emit;
using Mortise.Sdk.Folders;
using Xunit;

namespace Mortise.Sdk.Tests.Folders;

public sealed class PluginFolderTests
{
    [Fact]
    public void FileThatTheBuildNoLongerMakes_LeavesTheEdition()
    {
        using var edition = new Temporary();
        var old = edition[$"plugins/{Fixture.Name}/Old.dll"];
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        File.WriteAllText(old, "");

        new PluginFolder(Request(edition)).Deploy();

        Assert.False(File.Exists(old));
        Assert.Equal(
            ["Fixture.Sdk.Plugin.dll", "mortise.json"],
            Fixture.Files(edition[$"plugins/{Fixture.Name}"]));
    }

    [Fact]
    public void ContractsOfAPlugin_ComeAlong_WhereverTheyWereBuilt()
    {
        using var edition = new Temporary();

        var copies = new PluginFolder(Request(edition)).Deploy();

        Assert.Equal(["Fixture.Sdk.Contracts.dll"], Fixture.Files(edition["contracts"]));
        Assert.All(copies, copy => Assert.True(File.Exists(copy)));
    }

    [Theory]
    [InlineData("0.7.0.0", "0.7.0.0")]
    [InlineData("0.0.9.0", "0.1.0.0")]
    [InlineData("2.0.0.0", "0.1.0.0")]
    public void ContractsOfAPlugin_DoNotReplaceANewerMinor(string there, string left)
    {
        using var edition = new Temporary();
        var file = edition["contracts/Fixture.Sdk.Contracts.dll"];
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var other = new PersistedAssemblyBuilder(
            new AssemblyName("Fixture.Sdk.Contracts") { Version = Version.Parse(there) }, typeof(object).Assembly);
        other.DefineDynamicModule("Fixture.Sdk.Contracts");
        other.Save(file);

        new PluginFolder(Request(edition)).Deploy();

        Assert.Equal(Version.Parse(left), AssemblyName.GetAssemblyName(file).Version);
    }

    private static Request Request(Temporary edition)
    {
        File.WriteAllText(edition["contracts.txt"], Fixture.Contracts.Path + "\n");
        return Sdk.Request.Parse(
        [
            "project=fixture.csproj",
            $"assembly={Path.Combine(Fixture.Output, "Fixture.Sdk.Plugin.dll")}",
            $"dependencies={Path.Combine(Fixture.Output, "Fixture.Sdk.Plugin.deps.json")}",
            $"contracts={edition["contracts.txt"]}",
            $"edition={edition.Path}",
            $"file={Path.Combine(Fixture.Output, "Fixture.Sdk.Plugin.dll")}",
        ]);
    }
}
