using System.Runtime.CompilerServices;
using Xunit;

namespace Mortise.Cli.Tests;

/// <summary>Output that a person has reviewed.</summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var text = string.Join('\n', actual.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        if (Environment.GetEnvironmentVariable("MORTISE_ACCEPT") is { Length: > 0 })
        {
            File.WriteAllText(Path.Combine(Folder(), name), text);
            return;
        }

        var path = Path.Combine(AppContext.BaseDirectory, "golden", name);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden");
}
