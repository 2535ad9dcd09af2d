namespace Mortise.Hosting.Places;

/// <summary>Where a host keeps what it must not lose. Immutable; nothing is created before it is used.</summary>
/// <param name="Path">The absolute path of the folder.</param>
public sealed record DataDirectory(string Path)
{
    /// <summary>What plug-in instances keep, one folder each.</summary>
    public string State => System.IO.Path.Combine(Path, "state");

    /// <summary>What programs made.</summary>
    public string Results => System.IO.Path.Combine(Path, "results");

    /// <summary>Copies of plug-ins that were installed while the host ran.</summary>
    public string Installed => System.IO.Path.Combine(Path, "installed");

    /// <summary>Copies of what was found in watched folders, until it is installed or given up.</summary>
    public string Watched => System.IO.Path.Combine(Path, "watched");

    /// <summary>Copies of the contract assemblies of plug-ins whose authors build them.</summary>
    public string Contracts => System.IO.Path.Combine(Path, "contracts");

    /// <summary>What a host at work leaves for those who look for it: its lock and its socket.</summary>
    public string Run => System.IO.Path.Combine(Path, "run");

    /// <summary>The platform's place for application data, for an edition.</summary>
    /// <param name="edition">The edition's name.</param>
    public static DataDirectory Default(string edition) => new(System.IO.Path.Combine(DefaultRoot, edition));

    /// <summary>
    /// Where the data directories of all editions are that were given no other: <c>MORTISE_HOME</c>, else a folder in
    /// the platform's place for application data.
    /// </summary>
    public static string DefaultRoot
    {
        get
        {
            if (Environment.GetEnvironmentVariable("MORTISE_HOME") is { Length: > 0 } home)
            {
                return System.IO.Path.GetFullPath(home);
            }

            var known = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            // An account without a home, as services have.
            var place = known.Length > 0
                ? known
                : System.IO.Path.Combine(System.IO.Path.GetTempPath(), Environment.UserName);
            return System.IO.Path.Combine(place, "mortise");
        }
    }

    /// <summary>At a path, which may be relative.</summary>
    public static DataDirectory At(string path) => new(System.IO.Path.GetFullPath(path));

    /// <summary>The folder of one instance.</summary>
    public string StateOf(string instance) => System.IO.Path.Combine(State, instance);
}
