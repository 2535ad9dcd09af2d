using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mortise.Sdk.Assemblies;

/// <summary>What the build must know of an assembly, read without loading it.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">Its assembly version.</param>
/// <param name="Mvid">Identifies this very build of it.</param>
/// <param name="IsContract">Whether plug-ins share it: it exports contracts or events, or is Mortise.Contracts.</param>
/// <param name="Manifest">The generated manifest if it holds a plug-in.</param>
/// <param name="References">The simple names of the assemblies that it references.</param>
internal sealed record CompiledAssembly(
    string Path,
    string Name,
    Version Version,
    Guid Mvid,
    bool IsContract,
    string? Manifest,
    ImmutableArray<string> References)
{
    /// <summary>The host brings it; an edition never carries it.</summary>
    public const string HostContracts = "Mortise.Contracts";

    /// <summary>Null for a file that is no managed assembly.</summary>
    public static CompiledAssembly? TryRead(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using var image = new PEReader(file);
        try
        {
            return image.HasMetadata ? Read(path, image.GetMetadataReader()) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private static CompiledAssembly? Read(string path, MetadataReader reader)
    {
        if (!reader.IsAssembly)
        {
            return null;
        }

        var definition = reader.GetAssemblyDefinition();
        var name = reader.GetString(definition.Name);
        var attributes = new AssemblyAttributes(reader);
        return new(
            path,
            name,
            definition.Version,
            reader.GetGuid(reader.GetModuleDefinition().Mvid),
            name == HostContracts || attributes.Has("ContractExportAttribute"),
            attributes.PluginManifest(),
            [.. reader.AssemblyReferences.Select(each => reader.GetString(reader.GetAssemblyReference(each).Name))]);
    }
}
