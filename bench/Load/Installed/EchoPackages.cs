using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mortise.Bench.Load.Installed;

/// <summary>
/// An edition on disk with any number of instances, each of a package of its own: the folder that the Sdk made for the
/// bench's plug-in, under another id. Removed with its data when it is disposed.
/// </summary>
internal sealed class EchoPackages : IDisposable
{
    /// <summary>The plug-in with a configuration, as most have one.</summary>
    public const string Configured = "Mortise.Bench.Plugin";

    /// <summary>The plug-in without.</summary>
    public const string Plain = "Mortise.Bench.PlainPlugin";

    private static readonly string _built = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../bench", Configuration));

    private EchoPackages(string directory, int count, string assembly) =>
        (Directory, Count, Assembly) = (directory, count, assembly);

    public string Directory { get; }

    public string Assembly { get; }

    public int Count { get; }

    public string Edition => Path.Combine(Directory, "edition.json");

    public static string NameOf(int index) => $"echo-n{index}";

    public string FileOf(int index) => Path.Combine(FolderOf(index), Assembly + ".dll");

    /// <param name="count">How many there are.</param>
    /// <param name="activation">When each is started.</param>
    /// <param name="assembly">Which plug-in each is.</param>
    public static EchoPackages Install(int count, string activation = "onDemand", string assembly = Configured)
    {
        var packages = new EchoPackages(
            System.IO.Directory.CreateTempSubdirectory("mortise-bench-").FullName, count, assembly);
        var contracts = System.IO.Directory.CreateDirectory(Path.Combine(packages.Directory, "contracts"));
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(_built, "contracts")))
        {
            File.Copy(file, Path.Combine(contracts.FullName, Path.GetFileName(file)));
        }

        var folder = Path.Combine(_built, "plugins", assembly);
        var files = System.IO.Directory.EnumerateFiles(folder).ToDictionary(
            static file => Path.GetFileName(file), File.ReadAllBytes);
        var manifest = Encoding.UTF8.GetString(files["mortise.json"]);
        for (var index = 0; index < count; index++)
        {
            files["mortise.json"] = Encoding.UTF8.GetBytes(
                manifest.Replace("\"bench.echo\",\n  \"version\"", $"\"bench.{NameOf(index)}\",\n  \"version\"",
                    StringComparison.Ordinal));
            packages.Write(index, files);
        }

        packages.WriteEdition(activation);
        return packages;
    }

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    private static string Configuration =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    private string FolderOf(int index) => Path.Combine(Directory, "plugins", NameOf(index));

    private void Write(int index, Dictionary<string, byte[]> files)
    {
        var folder = System.IO.Directory.CreateDirectory(FolderOf(index)).FullName;
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    private void WriteEdition(string activation)
    {
        var plugins = new JsonObject();
        for (var index = 0; index < Count; index++)
        {
            var plugin = new JsonObject
            {
                ["use"] = $"bench.{NameOf(index)}@[1.0,2.0)",
                ["activation"] = activation,
            };
            if (Assembly == Configured)
            {
                plugin["config"] = new JsonObject { ["Offset"] = 0, ["Greeting"] = NameOf(index) };
            }

            plugins[NameOf(index)] = plugin;
        }

        var edition = new JsonObject { ["edition"] = "bench", ["plugins"] = plugins };
        File.WriteAllText(Edition, edition.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}
