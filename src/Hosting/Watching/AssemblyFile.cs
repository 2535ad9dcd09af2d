using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Mortise.Hosting.Watching;

/// <summary>What can be known of an assembly on disk without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>Whether a file is there to its end: a copy that was cut off has a head that promises more.</summary>
    public static bool IsWhole(string path)
    {
        using var file = Open(path);
        try
        {
            using var image = new PEReader(file);
            var headers = image.PEHeaders;
            return headers.CorHeader is null || headers.SectionHeaders.All(section =>
                section.PointerToRawData + (long)section.SizeOfRawData <= file.Length);
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    /// <summary>Which build it is; null when it is no managed assembly.</summary>
    public static Guid? BuildOf(string path)
    {
        using var image = new PEReader(Open(path));
        try
        {
            return image.HasMetadata
                && image.GetMetadataReader() is var metadata
                ? metadata.GetGuid(metadata.GetModuleDefinition().Mvid)
                : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>Whoever writes or replaces the file meanwhile is not hindered.</summary>
    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
