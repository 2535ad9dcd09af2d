using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NodeTools;

/// <summary>
/// A folder with packages of npm as its lock file says, made once for each lock file, even if several test programs ask
/// at once. Scripts run on the Node that the browser's driver brings, so that they do not depend on the machine's.
/// </summary>
internal sealed class NodePackages
{
    private static readonly SemaphoreSlim _one = new(1);

    private NodePackages(string folder) => Folder = folder;

    /// <summary>Where the tools of this folder are described.</summary>
    public static string Tools { get; } = Metadata("NodeTools");

    public string Folder { get; }

    private static string Node { get; } = Directory
        .EnumerateFiles(Path.Combine(Metadata("NodeFolder"), Platform), "node*")
        .First(static file => Path.GetFileNameWithoutExtension(file) == "node");

    private static string Platform => OperatingSystem.IsWindows()
        ? "win32_x64"
        : $"{(OperatingSystem.IsMacOS() ? "darwin" : "linux")}-"
            + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    public static Task<NodePackages> InstallAsync() => InstallAsync(Tools);

    public static async Task<NodePackages> InstallAsync(string source)
    {
        var locked = await File.ReadAllBytesAsync(Path.Combine(source, "package-lock.json"));
        var stamp = Convert.ToHexStringLower(SHA256.HashData(locked))[..16];
        var folder = Path.Combine(Metadata("NodePackages"), stamp);
        await _one.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!Directory.Exists(folder))
            {
                await MakeAsync(source, folder);
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

    /// <summary>Beside its place, and moved there whole; what another program has moved there first will do.</summary>
    private static async Task MakeAsync(string source, string folder)
    {
        var own = $"{folder}-{Environment.ProcessId}";
        Directory.CreateDirectory(own);
        foreach (var name in new[] { "package.json", "package-lock.json", ".npmrc" })
        {
            File.Copy(Path.Combine(source, name), Path.Combine(own, name), overwrite: true);
        }

        await Command.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], own);
        try
        {
            Directory.Move(own, folder);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            Directory.Delete(own, recursive: true);
        }
    }

    private static string Metadata(string key) => typeof(NodePackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
