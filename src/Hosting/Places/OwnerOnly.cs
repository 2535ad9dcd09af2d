namespace Mortise.Hosting.Places;

/// <summary>Folders that nobody but their owner can look into. On Windows the user's profile sees to that.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (Directory.Exists(path))
        {
            File.SetUnixFileMode(path, Mode);
        }
        else
        {
            Directory.CreateDirectory(path, Mode);
        }
    }

    public static void RestrictFile(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
