namespace Mortise.Templates.Tests;

/// <summary>A project of each template beside each other, as a user makes them, built from the feed.</summary>
public class Scaffold : IAsyncLifetime
{
    private readonly string _prefix;

    /// <summary>Projects with the names that the guides use.</summary>
    public Scaffold()
        : this("Shop", "Shop.German")
    {
    }

    /// <summary>Projects with other names.</summary>
    protected Scaffold(string prefix, string plugin) => (_prefix, Plugin) = (prefix, plugin);

    /// <summary>The name of the plug-in's project.</summary>
    public string Plugin { get; }

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
        await MakeAsync("mortise-contract", $"{_prefix}.Contracts");
        await MakeAsync("mortise-host", $"{_prefix}.Host");
        await MakeAsync("mortise-plugin", Plugin);
        await MakeAsync("mortise-plugin-test", $"{Plugin}.Tests");
        Build = await Dotnet.RunAsync(
            "build", $"{Plugin}.Tests", "-nologo", "-warnaserror", "--disable-build-servers");
    }

    /// <summary>Makes another project.</summary>
    public Task MakeAsync(string template, string name) => DemandAsync(
        "new", template, "--name", name, "--output", Path.Combine(Folder, name), "--no-update-check",
        "--debug:custom-hive", Path.Combine(Folder, "hive"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
        return default;
    }

    private async Task DemandAsync(params string[] arguments)
    {
        var (code, output) = await Dotnet.RunAsync(arguments);
        Assert.True(code == 0, output);
    }
}
