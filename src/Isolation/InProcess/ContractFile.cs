using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mortise.Isolation.InProcess;

/// <summary>A contract assembly on disk, read without loading it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">Its assembly version.</param>
/// <param name="BuildId">Its module version id.</param>
internal sealed record ContractFile(string Path, string Name, Version Version, Guid BuildId)
{
    /// <summary>Reads a file; null when it is no managed assembly.</summary>
    public static ContractFile? TryRead(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                return null;
            }

            var metadata = file.GetMetadataReader();
            var assembly = metadata.GetAssemblyDefinition();
            return new ContractFile(
                System.IO.Path.GetFullPath(path),
                metadata.GetString(assembly.Name),
                assembly.Version,
                metadata.GetGuid(metadata.GetModuleDefinition().Mvid));
        }
        catch (Exception damage) when (damage is BadImageFormatException or IOException or InvalidOperationException)
        {
            // A file that cannot be read offers no contract; whoever needs one is told where was looked.
            return null;
        }
    }
}
