using System.Security.Cryptography;

namespace Market.Web.Tests;

/// <summary>
/// A folder with packages of npm as its lock file says, made once for each lock file. Scripts run on the Node that the
/// browser's driver brings, so that they do not depend on the machine's.
/// </summary>
internal sealed class NodePackages
{
    private static readonly SemaphoreSlim _one = new(1);

    private NodePackages(string folder) => Folder = folder;

    public string Folder { get; }

    private static string Node { get; } = Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, ".playwright", "node"), "node*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
        })
        .First(static file => Path.GetFileNameWithoutExtension(file) == "node");

    public static async Task<NodePackages> InstallAsync(string source)
    {
        var locked = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var stamp = Convert.ToHexStringLower(SHA256.HashData(locked))[..16];
        var folder = Path.Combine(Repository.Artifacts, "node", stamp);
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var done = Path.Combine(folder, "installed");
            if (!File.Exists(done))
            {
                Directory.CreateDirectory(folder);
                foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
                {
                    File.Copy(Path.Combine(source, name), Path.Combine(folder, name), overwrite: true);
                }

                await Command.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
                await File.WriteAllTextAsync(done, "");
            }
        }
        finally
        {
            _one.Release();
        }

        return new NodePackages(folder);
    }

    public string PathOf(string file) => Path.Combine(Folder, "node_modules", file);

    public Task<string> RunAsync(params string[] arguments) => Command.RunAsync(Node, arguments, Folder);
}
