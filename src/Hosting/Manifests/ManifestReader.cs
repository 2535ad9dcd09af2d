using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mortise.Hosting.Documents;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Manifests;

/// <summary>Reads <c>mortise.json</c>. It may come from anywhere, so everything in it is checked.</summary>
internal static class ManifestReader
{
    public const string FileName = "mortise.json";

    /// <summary>The only format there is.</summary>
    public const int Format = 1;

    private static readonly string[] _roles =
        ["prepare", "activate", "drain", "stop", "health", "background", "reconfigure", "context"];

    /// <summary>Reads the manifest of a plug-in folder; null when it cannot be used.</summary>
    public static PackageModel? Read(string folder, ProblemList problems)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            return Read(File.ReadAllBytes(file), folder, problems);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            problems.Add("MT2001", new(file, 0, 0, ""), error is FileNotFoundException or DirectoryNotFoundException
                ? "There is no plug-in here: a plug-in folder has a file mortise.json. Build the plug-in with "
                    + "Mortise.Sdk, "
                    + "and name the folder that the build made."
                : $"It cannot be read. {error.Message}");
            return null;
        }
    }

    /// <summary>Reads the bytes of a manifest.</summary>
    public static PackageModel? Read(ReadOnlySpan<byte> bytes, string folder, ProblemList problems)
    {
        var found = new ProblemList(DocumentCodes.Manifest);
        var root = DocumentParser.Parse(bytes, Path.Combine(folder, FileName), found);
        var package = root is null || ObjectReader.Open(root, found) is not { } reader
            ? null
            : Read(reader, folder, found);
        foreach (var problem in found.Problems)
        {
            problems.Add(problem);
        }

        return found.IsEmpty ? package : null;
    }

    private static PackageModel? Read(ObjectReader reader, string folder, ProblemList problems)
    {
        if (reader.Integer("manifest") is var format && format != Format)
        {
            problems.Add("MT2006", reader.Place, format is null
                ? "The key 'manifest' is missing, which says the format of this file. Build the plug-in with "
                    + "Mortise.Sdk."
                : $"This is format {format} of the manifest, and this host reads format {Format}. Use a newer host, or "
                    + "build the plug-in with an older Mortise.Sdk.");
            return null;
        }

        var shapes = new ContractShapes(problems);
        var id = reader.RequiredParsed("id", PluginId.Parse);
        var version = reader.RequiredParsed("version", PluginVersion.Parse);
        var manifest = new PluginManifest(id, version)
        {
            Description = reader.Text("description") ?? "",
            Activation = reader.Choice("activation", ("eager", Activation.Eager), ("onDemand", Activation.OnDemand))
                ?? Activation.Eager,
            Unloading = reader.Choice(
                "unloading", ("collectible", Unloading.Collectible), ("resident", Unloading.Resident))
                ?? Unloading.Collectible,
            Roles = reader.ParsedItems("roles", Role),
            States = States(reader.Items("state"), problems),
            Provides = shapes.Provided(reader.Items("provides")),
            Requires = shapes.Required(reader.Items("requires")),
            Publishes = shapes.Events(reader.Items("publishes")),
            Subscribes = shapes.Events(reader.Items("subscribes")),
            ConfigSchema = reader.Object("config") is null
                ? ""
                : Encoding.UTF8.GetString(reader.Find("config")!.ToJson()),
        };
        var package = new PackageFolder(
            folder,
            reader.RequiredParsed("assembly", AssemblyName) ?? "",
            reader.RequiredText("factory"),
            [.. reader.Items("contractAssemblies").Select(item => Contract(item, problems)).OfType<ContractAssembly>()],
            [])
        {
            BuildId = reader.RequiredParsed("mvid", BuildId),
        };
        reader.End();
        CheckAssembly(reader.Place, package, problems);
        return new(manifest, package);
    }

    private static void CheckAssembly(DocumentPlace place, PackageFolder package, ProblemList problems)
    {
        var file = Path.Combine(package.Directory, package.Assembly + ".dll");
        if (package.Assembly.Length > 0 && !File.Exists(file))
        {
            problems.Add(
                "MT2007",
                place,
                $"The assembly '{package.Assembly}.dll' is not beside the manifest. Copy the whole folder that "
                + "the build "
                + "made.");
        }
    }

    /// <summary>It becomes part of a path, so it must not lead out of the folder.</summary>
    private static string AssemblyName(string text) =>
        text.Length > 0 && text.IndexOfAny(['/', '\\', ':', '\0']) < 0 && text is not ("." or "..")
            ? text
            : throw new FormatException($"'{text}' is not the simple name of an assembly.");

    private static ImmutableArray<int> States(ImmutableArray<DocumentNode> items, ProblemList problems)
    {
        var states = ImmutableArray.CreateBuilder<int>();
        foreach (var item in items)
        {
            if (!int.TryParse(item.Text, CultureInfo.InvariantCulture, out var version) || version < 1)
            {
                problems.Add("MT2003", item.Place, "A version of a state is a whole number from 1 on.");
                continue;
            }

            states.Add(version);
        }

        return states.DrainToImmutable();
    }

    private static string Role(string text) => _roles.Contains(text)
        ? text
        : throw new FormatException($"'{text}' is none of the roles {string.Join(", ", _roles)}.");

    private static ContractAssembly? Contract(DocumentNode node, ProblemList problems)
    {
        if (ObjectReader.Open(node, problems) is not { } reader)
        {
            return null;
        }

        var contract = new ContractAssembly(
            reader.RequiredParsed("name", AssemblyName) ?? "",
            reader.RequiredParsed("version", AssemblyVersion) ?? new Version(0, 0),
            reader.RequiredParsed("mvid", BuildId));
        reader.End();
        return contract;
    }

    private static Version AssemblyVersion(string text) => Version.TryParse(text, out var version)
        ? version
        : throw new FormatException($"'{text}' is not the version of an assembly, such as '1.0.0.0'.");

    private static Guid BuildId(string text) => Guid.TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a module version id.");
}
