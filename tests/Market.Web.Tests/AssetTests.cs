namespace Market.Web.Tests;

/// <summary>What is checked in is what the source makes, and is valid.</summary>
public sealed class AssetTests(MarketHost host, Chromium chromium)
{
    [Fact]
    public async Task Assets_AreWhatTheSourceMakes()
    {
        var packages = await NodePackages.InstallAsync(Repository.Page);
        var source = Path.Combine(packages.Folder, "source");
        if (Directory.Exists(source))
        {
            Directory.Delete(source, recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(Repository.Page, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Repository.Page, file);
            if (!name.StartsWith("node_modules", StringComparison.Ordinal))
            {
                var copy = Path.Combine(packages.Folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }
        }

        await packages.RunAsync("node_modules/typescript/bin/tsc");
        await packages.RunAsync("build.mjs", Path.Combine(packages.Folder, "assets"));

        var made = Read(Path.Combine(packages.Folder, "assets"));
        var kept = Read(Repository.Assets);
        Assert.Equal(made.Keys, kept.Keys);
        Assert.All(made, each => Assert.True(
            each.Value.AsSpan().SequenceEqual(kept[each.Key]),
            $"Assets/{each.Key} is not what the source makes: 'npm ci && npm run build' in {Repository.Page}."));
    }

    [Fact]
    public async Task Html_IsValid_AsItIsServedAndAsItIsFilled()
    {
        await using var visit = await chromium.OpenAsync(host);
        await visit.AreTestedAsync();
        var packages = await NodePackages.InstallAsync();
        // What the charts make inside themselves is the library's.
        var filled = await visit.Page.EvaluateAsync<string>(
            """
            () => {
              const copy = document.documentElement.cloneNode(true);
              copy.querySelectorAll(".chart").forEach(chart => chart.replaceChildren());
              return `<!DOCTYPE html>\n${copy.outerHTML}\n`;
            }
            """);
        var folder = Path.Combine(packages.Folder, "pages");
        Directory.CreateDirectory(folder);
        File.Copy(Path.Combine(Repository.Assets, "index.html"), Path.Combine(folder, "served.html"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(folder, "filled.html"), filled);

        await packages.RunAsync(
            "node_modules/html-validate/bin/html-validate.mjs",
            "--config", Path.Combine(NodePackages.Tools, "html-validate.json"),
            "pages/served.html", "pages/filled.html");
    }

    [Fact]
    public async Task Asset_IsNotSentAgain_ToWhomHasIt()
    {
        using var client = new HttpClient { BaseAddress = host.Url };
        using var first = await client.GetAsync("/page.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/page.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal("text/javascript; charset=utf-8", $"{first.Content.Headers.ContentType}");
        Assert.Contains("Apache", await client.GetStringAsync("/licences.txt"), StringComparison.Ordinal);
    }

    private static SortedDictionary<string, byte[]> Read(string folder) => new(
        Directory.GetFiles(folder).ToDictionary(static file => Path.GetFileName(file), File.ReadAllBytes),
        StringComparer.Ordinal);
}
