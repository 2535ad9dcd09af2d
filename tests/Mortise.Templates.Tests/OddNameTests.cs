namespace Mortise.Templates.Tests;

/// <summary>Any name that a folder can have makes projects that build.</summary>
public sealed class OddNameTests(OddScaffold scaffold) : IClassFixture<OddScaffold>
{
    [Fact]
    public async Task Scaffold_BuildsAsItIs_AndItsTestsPass()
    {
        Assert.True(scaffold.Build.Code == 0, scaffold.Build.Output);
        var tests = $"{scaffold.Plugin}.Tests";
        var (code, output) = await scaffold.Dotnet.RunAsync(
            "exec", Path.Combine(scaffold.Folder, $"{tests}/bin/Debug/net10.0/{tests}.dll"), "--no-ansi");

        Assert.True(code == 0, output);
        Assert.Contains("succeeded: 2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1shop", "_1shop", "_1shop", "n1shop.plugin", "n1shop")]
    [InlineData("my-shop", "my_shop", "my_shop", "my-shop.plugin", "my-shop")]
    [InlineData("class", "_class", "class", "class.plugin", "class")]
    [InlineData("My Shop.Host", "My_Shop.Host", "Host", "my-shop.host", "host-plugin")]
    [InlineData("Shop.new.2-go-", "Shop._new._2_go_", "_2_go_", "shop.new.n2-go", "n2-go")]
    public async Task NamesThatAreNone_BecomeOnes(string name, string space, string type, string id, string instance)
    {
        await scaffold.MakeAsync("mortise-plugin", name);

        var project = Path.Combine(scaffold.Folder, name);
        var plugin = await ReadAsync($"{type}Plugin.cs");
        Assert.Contains($"namespace {space};", plugin, StringComparison.Ordinal);
        Assert.Contains($"[Plugin(\"{id}\"", plugin, StringComparison.Ordinal);
        Assert.Contains($"class {type}Plugin({type}Config config", plugin, StringComparison.Ordinal);
        Assert.Contains(
            $" --Mortise:plugins:{instance}:use={id}\"",
            await ReadAsync("Properties/launchSettings.json"),
            StringComparison.Ordinal);
        Assert.Contains(
            $"<RootNamespace>{space}</RootNamespace>", await ReadAsync($"{name}.csproj"), StringComparison.Ordinal);

        Task<string> ReadAsync(string file) =>
            File.ReadAllTextAsync(Path.Combine(project, file), TestContext.Current.CancellationToken);
    }
}
