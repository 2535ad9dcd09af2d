using System.Text.Json;

namespace Mortise.Templates.Tests;

public sealed class ScaffoldTests(Scaffold scaffold) : IClassFixture<Scaffold>
{
    private string Folder => scaffold.Folder;

    [Fact]
    public void Scaffold_BuildsAsItIs_WithoutAWarning() => Assert.True(scaffold.Build.Code == 0, scaffold.Build.Output);

    [Theory]
    [InlineData("Shop.Host")]
    [InlineData("Shop.German.Tests")]
    public async Task ItsPrograms_KeepTheThreadsOfTheirPool(string project)
    {
        var settings = await File.ReadAllTextAsync(
            Path.Combine(Folder, $"{project}/bin/Debug/net10.0/{project}.runtimeconfig.json"),
            TestContext.Current.CancellationToken);

        Assert.Contains("\"System.Threading.ThreadPool.ThreadsToKeepAlive\": -1", settings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItsProjects_SayNoMoreThanTheyMust()
    {
        foreach (var project in Directory.EnumerateFiles(Folder, "Shop.*.csproj", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(project, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("RootNamespace", text, StringComparison.Ordinal);
            Assert.DoesNotContain("#if", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ItsTests_PassAtEveryLevel()
    {
        var (code, output) = await scaffold.Dotnet.RunAsync(
            "exec", Path.Combine(Folder, "Shop.German.Tests/bin/Debug/net10.0/Shop.German.Tests.dll"), "--no-ansi");

        Assert.True(code == 0, output);
        Assert.Contains("succeeded: 2", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LaunchProfile_StartsTheHostWithThePluginLoaded()
    {
        var project = Path.Combine(Folder, "Shop.German");
        using var settings = JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(project, "Properties/launchSettings.json")));
        var profile = settings.RootElement.GetProperty("profiles").EnumerateObject().Single().Value;
        Assert.Equal("Executable", profile.GetProperty("commandName").GetString());
        Assert.Equal("dotnet", profile.GetProperty("executablePath").GetString());
        var environment = profile.GetProperty("environmentVariables").EnumerateObject()
            .ToDictionary(static each => each.Name, static each => each.Value.GetString()!);
        var directory = Path.GetFullPath(profile.GetProperty("workingDirectory").GetString()!, project);

        // No name here has a space; the quotes are for those that have.
        var arguments = profile.GetProperty("commandLineArgs").GetString()!.Replace("\"", "", StringComparison.Ordinal);

        using var host = scaffold.Dotnet.Start(Dotnet.Program, directory, environment, arguments.Split(' '));
        var said = new List<string>();
        while (await host.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (line == "german: Hello, world!")
            {
                break;
            }
        }

        var greeted = !host.HasExited;
        host.Kill(entireProcessTree: true);
        Assert.True(greeted, string.Join('\n', said) + await host.StandardError.ReadToEndAsync());
        Assert.Equal("german: Hello, world!", said[^1]);
    }

    [Fact]
    public async Task PackedTool_MakesTheSame_AndChecksTheEdition()
    {
        var tools = Path.Combine(Folder, "tools");
        var installed = await scaffold.Dotnet.RunAsync(
            "tool", "install", "Mortise.Cli", "--tool-path", tools, "--version", Feed.Version);
        Assert.True(installed.Code == 0, installed.Output);
        var mortise = Path.Combine(tools, OperatingSystem.IsWindows() ? "mortise.exe" : "mortise");
        var copies = Directory.CreateDirectory(Path.Combine(Folder, "copies")).FullName;
        (string Kind, string Name)[] projects =
        [
            ("contract", "Shop.Contracts"), ("host", "Shop.Host"), ("plugin", "Shop.German"),
            ("test", "Shop.German.Tests"),
        ];
        foreach (var (kind, name) in projects)
        {
            var made = await scaffold.Dotnet.RunAsync(mortise, copies, [], "new", kind, name);
            Assert.True(made.Code == 0, made.Output);
            Assert.Equal(Sources(Path.Combine(Folder, name)), Sources(Path.Combine(copies, name)));
        }

        var edition = Path.Combine(Folder, "Shop.Host/bin/Debug/net10.0/edition.json");
        var check = await scaffold.Dotnet.RunAsync(
            mortise, Folder, [], "check", edition, "--set", "plugins.german.use=shop.german");
        Assert.True(check.Code == 0, check.Output);
        Assert.Contains("The edition 'shop' can be run: 1 plug-in.", check.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Sources(string project) => Directory
        .EnumerateFiles(project, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(project, file).Replace('\\', '/'))
        .Where(static file => !file.StartsWith("bin/", StringComparison.Ordinal)
            && !file.StartsWith("obj/", StringComparison.Ordinal))
        .ToDictionary(static file => file, file => File.ReadAllText(Path.Combine(project, file)));
}
