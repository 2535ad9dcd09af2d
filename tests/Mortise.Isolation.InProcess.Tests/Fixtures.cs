using System.Collections.Immutable;
using System.Reflection;
using Mortise.Hosting.Discovery;
using Mortise.Hosting.Manifests;

namespace Mortise.Isolation.InProcess.Tests;

/// <summary>The plug-in folders that the build made of the fixtures.</summary>
internal static class Fixtures
{
    private static string Root { get; } = Metadata("Fixtures");

    public static PackageModel Find(string id)
    {
        ImmutableArray<string> groups = [Group("parcels"), Group("parcelsnext"), Group("private")];
        var package = PackageCatalog.Of([.. groups.Select(static group => Path.Combine(group, "plugins"))])
            .Packages.Single(package => package.Manifest.Id.Value == id);
        return package with
        {
            Folder = package.Folder with
            {
                ContractDirectories = [.. groups.Select(static group => Path.Combine(group, "contracts"))],
            },
        };
    }

    private static string Group(string name) => Path.Combine(Root, name, Metadata("Configuration"));

    private static string Metadata(string key) => typeof(Fixtures).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
