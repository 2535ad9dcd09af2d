namespace NodeTools;

/// <summary>Judges OpenAPI 3.1 documents with tools that share nothing with what writes and reads them here.</summary>
internal static class OpenApiJudge
{
    /// <summary>The document's faults, a line each, as <c>openapi.mjs</c> says.</summary>
    public static async Task<string[]> FaultsAsync(string document)
    {
        var packages = await NodePackages.InstallAsync();
        var folder = Directory.CreateTempSubdirectory("mortise-openapi-").FullName;
        try
        {
            var file = Path.Combine(folder, "document.openapi.json");
            await File.WriteAllTextAsync(file, document, TestContext.Current.CancellationToken);
            var said = await packages.RunAsync(Path.Combine(NodePackages.Tools, "openapi.mjs"), file);
            return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
