using System.Collections.Frozen;
using System.Security.Cryptography;
using Mortise.Web;

namespace Market.Web;

/// <summary>What the page is made of, which the assembly carries. Immutable.</summary>
internal sealed class AssetFolder
{
    private const string FirstPage = "index.html";
    private readonly FrozenDictionary<string, WebAnswer.Content> _assets;

    private AssetFolder(FrozenDictionary<string, WebAnswer.Content> assets) => _assets = assets;

    public static AssetFolder Load()
    {
        var assembly = typeof(AssetFolder).Assembly;
        var names = assembly.GetManifestResourceNames().Where(static name => MediaType(name).Length > 0);
        return new(names.ToFrozenDictionary(static name => "/" + name, Read));

        WebAnswer.Content Read(string name)
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[resource.Length];
            resource.ReadExactly(bytes);
            return new(MediaType(name), bytes, Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16)));
        }
    }

    public WebAnswer Find(string path) =>
        _assets.TryGetValue(path == "/" ? $"/{FirstPage}" : path, out var asset) ? asset : new WebAnswer.NotFound();

    private static string MediaType(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".txt" => "text/plain; charset=utf-8",
        _ => "",
    };
}
