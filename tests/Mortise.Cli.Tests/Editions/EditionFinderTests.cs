using Mortise.Cli.Editions;
using Xunit;

namespace Mortise.Cli.Tests.Editions;

public sealed class EditionFinderTests : IDisposable
{
    private readonly Tool _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void PublishedTool_FindsItsEditionsBesideIt()
    {
        var cli = Directory.CreateDirectory(Path.Combine(_tool.Folder, "cli")).FullName;

        Assert.Equal([Path.Combine(_tool.Folder, "editions")], EditionFinder.DefaultFolders(cli));
    }

    [Fact]
    public void BuiltTool_FindsTheEditionsOfItsConfiguration()
    {
        _tool.Write("editions/tour/debug/edition.json", "{}");
        var tool = Directory.CreateDirectory(Path.Combine(_tool.Folder, "bin", "Mortise.Cli", "debug")).FullName;

        Assert.Contains(Path.Combine(_tool.Folder, "editions", "tour", "debug"), EditionFinder.DefaultFolders(tool));
    }
}
