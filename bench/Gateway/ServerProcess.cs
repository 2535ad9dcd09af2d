using System.Diagnostics;
using Mortise.Bench.Harness;

namespace Mortise.Bench.Gateway;

/// <summary>A server in a process of its own, as it is for its users.</summary>
internal sealed class ServerProcess : IDisposable
{
    private const string Listens = "listens ";

    private readonly Process _process;

    private ServerProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public static ServerProcess Start(params string[] arguments)
    {
        var process = Process.Start(Itself.StartInfo(arguments))!;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Listens, StringComparison.Ordinal))
            {
                return new ServerProcess(process, line[Listens.Length..]);
            }
        }

        throw new InvalidOperationException($"The server '{arguments[0]}' ended before it listened.");
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
