namespace Mortise.Templates.Tests;

/// <summary>A project of each template beside each other, as a user makes them, built from the feed.</summary>
public sealed class Scaffold : IAsyncLifetime
{
    private static readonly (string Template, string Name)[] _projects =
    [
        ("mortise-contract", "Shop.Contracts"), ("mortise-host", "Shop.Host"), ("mortise-plugin", "Shop.German"),
        ("mortise-plugin-test", "Shop.German.Tests"),
    ];

    /// <summary>Where the projects are.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mortise-scaffold-").FullName;

    /// <summary>What the build said.</summary>
    public (int Code, string Output) Build { get; private set; }

    internal Dotnet Dotnet => new(Folder);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await Feed.UseInAsync(Folder);
        var hive = Path.Combine(Folder, "hive");
        await DemandAsync("new", "install", Feed.File("Mortise.Templates"), "--debug:custom-hive", hive);
        foreach (var (template, name) in _projects)
        {
            await DemandAsync(
                "new", template, "--name", name, "--output", Path.Combine(Folder, name), "--no-update-check",
                "--debug:custom-hive", hive);
        }

        Build = await Dotnet.RunAsync(
            "build", "Shop.German.Tests", "-nologo", "-warnaserror", "--disable-build-servers");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    private async Task DemandAsync(params string[] arguments)
    {
        var (code, output) = await Dotnet.RunAsync(arguments);
        Assert.True(code == 0, output);
    }
}
