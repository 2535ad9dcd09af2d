using System.Diagnostics;

namespace Mortise.Bench.Harness;

/// <summary>
/// The bench as a process of its own, for what must be cold, or not share a process with who measures.
/// </summary>
internal static class Itself
{
    /// <summary>Starts it with these arguments; it is talked to over its input and output.</summary>
    public static ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Itself).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
