using Mortise.Administration;
using Mortise.Tests.Updates;
using Mortise.Updates;

namespace Mortise.Tests.Watching;

/// <summary>A source of an edition that is watched.</summary>
[Collection(Generations.Counted)]
public sealed class WatchedSourceTests
{
    private const string Elder = "Fixture.Writer.Elder";
    private const string Younger = "Fixture.Writer.Younger";

    [Fact]
    public async Task ANewVersion_CopiedInPieces_IsTakenOnce_WhenItIsWhole()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();

        shop.Copy("Younger", 0.5, "mortise.json");
        await shop.SeeAsync("MT2002");
        shop.Copy("Younger", 1, "mortise.json");
        await shop.SeeAsync("MT2007");
        shop.Copy("Younger", 0.5, $"{Younger}.dll");
        await shop.SeeAsync("ends before its end");
        Assert.Equal(Elder, await shop.WhoAsync());
        Assert.Empty(await shop.UpdatesAsync());
        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken 2.0.0");

        Assert.Equal(Younger, await shop.WhoAsync());
        Assert.Equal(UpdateState.Committed, Assert.Single(await shop.UpdatesAsync()).State);
        Assert.Equal(3, shop.Count("is not complete"));
    }

    [Fact]
    public async Task NothingIsLoadedFromTheFolder_ThatIsWatched()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();

        Assert.Equal(Elder, await shop.WhoAsync());
        var loaded = Generations.Places();

        Assert.NotEmpty(loaded);
        Assert.All(loaded, place => Assert.False(place.StartsWith(shop.Folder, StringComparison.Ordinal), place));
    }

    [Fact]
    public async Task ABuildThatCannotBeLoaded_LeavesTheOldServing_AndTheNextIsTaken()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();

        shop.Copy("Younger");
        shop.Change(static manifest => manifest["factory"] = "Fixture.Writer.NoFactory");
        var refused = await shop.SeeAsync("writer has not taken 2.0.0");
        Assert.Contains("serves as before", refused, StringComparison.Ordinal);
        Assert.Equal(Elder, await shop.WhoAsync());
        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken 2.0.0");

        Assert.Equal(Younger, await shop.WhoAsync());
        Assert.Equal(2, (await shop.UpdatesAsync()).Length);
    }

    [Fact]
    public async Task AnInstanceThatFailed_IsRevivedByAGoodBuild()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        shop.Change(static manifest => manifest["factory"] = "Fixture.Writer.NoFactory");
        await shop.StartAsync();
        Assert.Equal(PluginState.Faulted, shop.Kernel.StatusOf("writer")!.State);

        shop.Copy("Elder");
        await shop.SeeAsync("writer has taken 1.0.0");

        Assert.Equal(Elder, await shop.WhoAsync());
    }

    [Fact]
    public async Task AnInstanceWhoseFolderIsNotWholeAtTheStart_FollowsWhenItIs()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        shop.Copy("Elder", 0.5, $"{Elder}.dll");
        await shop.StartAsync();
        Assert.Null(shop.Kernel.StatusOf("writer"));

        shop.Copy("Elder");
        await shop.SeeAsync("writer has taken 1.0.0");

        Assert.Equal(Elder, await shop.WhoAsync());
    }

    [Fact]
    public async Task AFolderThatIsRemoved_ChangesNothing_AndComesBack()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();

        Directory.Delete(shop.Folder, recursive: true);
        await shop.SeeAsync("goes on with the copy that it has");
        Assert.Equal(Elder, await shop.WhoAsync());
        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken 2.0.0");

        Assert.Equal(Younger, await shop.WhoAsync());
    }

    [Fact]
    public async Task FilesThatAreTheSameAgain_AreNotTaken()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();

        shop.Copy("Elder");
        for (var look = 0; look < 10; look++)
        {
            await shop.PassAsync();
        }

        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken");

        Assert.Equal("2.0.0", Assert.Single(await shop.UpdatesAsync()).To);
    }

    [Fact]
    public async Task AVersionBeside_IsTakenIfItIsHigher_AndNotIfItIsLower()
    {
        await using var shop = new Shop();
        shop.Copy("Younger");
        await shop.StartAsync();

        Shop.Copy("Elder", Path.Combine(shop.Folder, "..", "another"));
        for (var look = 0; look < 10; look++)
        {
            await shop.PassAsync();
        }

        Shop.Copy("Scamp", Path.Combine(shop.Folder, "..", "third"));
        await shop.SeeAsync("writer has taken");

        Assert.Equal("3.0.0", Assert.Single(await shop.UpdatesAsync()).To);
    }

    [Fact]
    public async Task OneThatAnOperatorStopped_IsReplacedWhereItLies_AndStaysStopped()
    {
        await using var shop = new Shop();
        shop.Copy("Elder");
        await shop.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;
        await shop.Kernel.StopAsync("writer", cancellation);

        shop.Copy("Younger");
        await shop.SeeAsync("writer has taken 2.0.0");
        await Assert.ThrowsAsync<UnavailableException>(shop.WhoAsync);
        await shop.Kernel.StartAsync("writer", cancellation);

        Assert.Equal(Younger, await shop.WhoAsync());
    }
}
