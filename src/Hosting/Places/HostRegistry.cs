using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Mortise.Hosting.Places;

/// <summary>
/// Which hosts of this user run, wherever their data directories are. Only a convenience for finding them: a host that
/// cannot register runs all the same, and an entry counts only while the lock of its data directory is held.
/// </summary>
public static class HostRegistry
{
    private static string Folder => Path.Combine(DataDirectory.DefaultRoot, ".hosts");

    /// <summary>The hosts that run now, by edition and then by data directory.</summary>
    public static ImmutableArray<HostRecord> Running()
    {
        try
        {
            return !Directory.Exists(Folder)
                ? []
                :
                [
                    .. Directory.GetFiles(Folder, "*.json")
                        .Select(HostRecordJson.TryRead)
                        .OfType<HostRecord>()
                        .Select(record => HostLease.Holder(new(record.Data)))
                        .OfType<HostRecord>()
                        .OrderBy(record => record.Edition, StringComparer.Ordinal)
                        .ThenBy(record => record.Data, StringComparer.Ordinal),
                ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The path of the entry; empty when there is none.</summary>
    internal static string Register(HostRecord record)
    {
        try
        {
            OwnerOnly.CreateFolder(Folder);
            var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(record.Data)))[..16];
            var path = Path.Combine(Folder, name + ".json");
            HostRecordJson.Write(path, record);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    internal static void Forget(string path)
    {
        if (path.Length > 0)
        {
            File.Delete(path);
        }
    }
}
