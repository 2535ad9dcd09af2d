using System.Runtime.CompilerServices;

namespace Mortise.Cli.Tests;

/// <summary>Hosts of the tests must not be found by, or find, those of the user.</summary>
internal static class OwnHome
{
    [ModuleInitializer]
    internal static void Set()
    {
        Environment.SetEnvironmentVariable("MORTISE_HOME", Path.Combine(AppContext.BaseDirectory, "home"));
        // No server of a build that a test makes stays behind.
        Environment.SetEnvironmentVariable("MSBUILDDISABLENODEREUSE", "1");
        Environment.SetEnvironmentVariable("UseSharedCompilation", "false");
    }
}
