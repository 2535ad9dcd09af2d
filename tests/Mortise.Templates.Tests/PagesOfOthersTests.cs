using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mortise.Templates.Tests;

/// <summary>
/// Somebody outside of the repository follows <c>docs/how-to/serve-a-page.md</c>, and puts the plug-in into an
/// application that has no more of Mortise than its packages.
/// </summary>
public sealed partial class PagesOfOthersTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mortise-pages-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Output => Path.Combine(_folder, "Shop/bin/Debug/net10.0");

    [Fact]
    public async Task PluginOfTheGuide_IsServed_FromTheBuildOfTheContractThatTheGatewayHas()
    {
        await MakeAsync();
        var dotnet = new Dotnet(_folder);
        foreach (var project in new[] { "Shop", "Board" })
        {
            var (code, said) = await dotnet.RunAsync(
                "build", project, "-nologo", "-warnaserror", "--disable-build-servers");
            Assert.True(code == 0, said);
        }

        Assert.Equal("Mortise.Web.Contracts.dll", Path.GetFileName(Assert.Single(
            Directory.GetFiles(Path.Combine(Output, "contracts")))));
        Assert.DoesNotContain(
            Directory.GetFiles(Path.Combine(Output, "plugins/Board")),
            static file => file.Contains("Contracts", StringComparison.Ordinal));
        Assert.Equal(BuildOfContract("Mortise.Plugins.HttpGateway"), BuildOfContract("Board"));

        using var shop = dotnet.Start(
            Dotnet.Program, Output, [], "exec", Path.Combine(Output, "Shop.dll"), "--urls", "http://127.0.0.1:0");
        try
        {
            using var client = new HttpClient { BaseAddress = await AddressAsync(shop.StandardOutput) };
            Assert.Contains("<h1>Carriers</h1>",
                await client.GetStringAsync("/plugins/board/", Token), StringComparison.Ordinal);
            using var script = await client.GetAsync("/plugins/board/board.js", Token);
            Assert.Equal("text/javascript", $"{script.Content.Headers.ContentType}");
        }
        finally
        {
            shop.Kill(entireProcessTree: true);
            await shop.WaitForExitAsync(CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    private async Task MakeAsync()
    {
        await Feed.UseInAsync(_folder);
        var guide = await File.ReadAllTextAsync(Path.Combine(Feed.Repository, "docs/how-to/serve-a-page.md"), Token);
        await WriteAsync("Board/Board.csproj", Fence(guide, "xml"));
        await WriteAsync("Board/Board.cs", Fence(guide, "csharp"));
        await WriteAsync("Board/Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <MortiseEditionDirectory>../Shop/bin/Debug/net10.0/</MortiseEditionDirectory>
              </PropertyGroup>
            </Project>
            """);
        await WriteAsync("Shop/Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Mortise.AspNetCore" Version="{Feed.Version}" />
                <Content Update="edition.json" CopyToOutputDirectory="PreserveNewest" />
              </ItemGroup>
            </Project>
            """);
        await WriteAsync("Shop/Program.cs", """
            using Mortise;
            using Mortise.Hosting;

            var builder = WebApplication.CreateBuilder(args);
            builder.AddMortise();
            var app = builder.Build();
            app.MapMortise("/plugins");
            app.Run();
            """);
        await WriteAsync("Shop/edition.json", """
            {
              "edition": "shop",
              "sources": [ "./plugins" ],
              "plugins": {
                "gateway": {
                  "use": "mortise.http-gateway",
                  "grants": [ "mortise.invocation/1", "mortise.health/1", "mortise.web/1" ],
                  "config": { "Urls": "" }
                },
                "board": { "use": "acme.board" }
              }
            }
            """);
    }

    private async Task WriteAsync(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text, Token);
    }

    private static string Fence(string page, string language)
    {
        var begin = page.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
    }

    private string? BuildOfContract(string plugin)
    {
        using var manifest = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Output, "plugins", plugin, "mortise.json")));
        return manifest.RootElement.GetProperty("contractAssemblies").EnumerateArray()
            .Single(static each => each.GetProperty("name").GetString() == "Mortise.Web.Contracts")
            .GetProperty("mvid").GetString();
    }

    private static async Task<Uri> AddressAsync(StreamReader output)
    {
        var said = new List<string>();
        while (await output.ReadLineAsync(Token) is { } line)
        {
            said.Add(line);
            if (Address().Match(line) is { Success: true } address)
            {
                return new Uri(address.Groups[1].Value);
            }
        }

        throw new InvalidOperationException(string.Join('\n', said));
    }

    [GeneratedRegex("Now listening on: (http://.*)$")]
    private static partial Regex Address();
}
