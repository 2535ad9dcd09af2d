using System.IO.Compression;
using System.Reflection;
using System.Xml.Linq;

namespace Mortise.Templates.Tests;

/// <summary>The folder of packages that the build made.</summary>
internal static class Feed
{
    public static string Folder { get; } = Metadata("Feed");

    public static string Version { get; } = Metadata("Version");

    public static string Repository { get; } = Metadata("Repository");

    /// <summary>Where this machine keeps the packages that it has restored already.</summary>
    public static string NuGetPackages { get; } = Metadata("NuGetPackages");

    public static string File(string id) => Path.Combine(Folder, $"{id}.{Version}.nupkg");

    public static string[] Entries(string id)
    {
        using var package = ZipFile.OpenRead(File(id));
        return [.. package.Entries.Select(static entry => Uri.UnescapeDataString(entry.FullName))];
    }

    public static byte[] Read(string id, string entry)
    {
        using var package = ZipFile.OpenRead(File(id));
        using var content = package.GetEntry(entry)!.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Makes the feed a source of packages for all projects below the folder.</summary>
    public static Task UseInAsync(string folder) => System.IO.File.WriteAllTextAsync(
        Path.Combine(folder, "NuGet.config"),
        $"""
        <configuration>
          <packageSources><add key="mortise" value="{Folder}" /></packageSources>
          <fallbackPackageFolders><add key="machine" value="{NuGetPackages}" /></fallbackPackageFolders>
        </configuration>
        """);

    /// <summary>The metadata element of a package's description.</summary>
    public static XElement Describe(string id)
    {
        using var package = ZipFile.OpenRead(File(id));
        using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(nuspec).Root!.Elements().Single(static each => each.Name.LocalName == "metadata");
    }

    private static string Metadata(string key) => typeof(Feed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
