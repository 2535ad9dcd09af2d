using Mortise.Hosting.Watching;
using Mortise.Tests.Updates;

namespace Mortise.Tests.Watching;

/// <summary>A plug-in that its author builds while a host runs that does not know it.</summary>
[Collection(Generations.Counted)]
public sealed class DevelopedPluginTests
{
    [Fact]
    public async Task AFirstBuild_IsInstalled_AndTheNextOnesAreUpdates()
    {
        await using var shop = new Shop();
        await shop.StartAsync(mortise => mortise.Develop(new(shop.Folder)), []);
        await Assert.ThrowsAsync<UnavailableException>(shop.WhoAsync);

        shop.Copy("Elder");
        await shop.SeeAsync("writer has taken 1.0.0");
        Assert.Equal("Fixture.Writer.Elder", await shop.WhoAsync());
        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken 2.0.0");
        Assert.Equal("Fixture.Writer.Younger", await shop.WhoAsync());
        shop.Copy("Scamp");
        await shop.SeeAsync("writer has taken 3.0.0");

        Assert.Equal("Fixture.Writer.Scamp", await shop.WhoAsync());
    }

    [Fact]
    public async Task ItsContractAssemblies_AreCopiedToo()
    {
        await using var shop = new Shop();
        var list = Path.Combine(shop.Folder, "..", "..", "mortise.contracts.txt");
        Directory.CreateDirectory(shop.Folder);
        await File.WriteAllTextAsync(
            list, typeof(Fixture.Writer.IWriter).Assembly.Location, TestContext.Current.CancellationToken);
        await shop.StartAsync(
            mortise => mortise.Develop(new DevelopedPlugin(shop.Folder) { Instance = "scribe", ContractList = list }),
            []);

        shop.Copy("Elder");
        await shop.SeeAsync("scribe has taken 1.0.0");

        Assert.Equal("Fixture.Writer.Elder", await shop.WhoAsync());
    }
}
