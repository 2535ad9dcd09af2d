using System.Net.Sockets;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Runtime;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Leaks;

/// <summary>
/// The memory of a host as it was at one moment, in a file of the owner's that goes when this does. The host stands
/// still while it is written.
/// </summary>
internal sealed class HostSnapshot : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly DataTarget _target;

    private HostSnapshot(DirectoryInfo folder, DataTarget target, ClrRuntime runtime)
    {
        (_folder, _target, Runtime) = (folder, target, runtime);
    }

    public ClrRuntime Runtime { get; }

    /// <exception cref="ProblemException">The host's runtime gives none, or it cannot be read.</exception>
    public static async Task<HostSnapshot> TakeAsync(HostRecord host, CancellationToken cancellation)
    {
        // Made for the owner alone, as what is in it must be.
        var folder = Directory.CreateTempSubdirectory("mortise-snapshot-");
        try
        {
            var file = Path.Combine(folder.FullName, "host.dmp");
            var client = new DiagnosticsClient(host.ProcessId);
            await client.WriteDumpAsync(DumpType.WithHeap, file, WriteDumpFlags.None, cancellation)
                .ConfigureAwait(false);
            return Open(folder, file, host);
        }
        catch (Exception error) when (error is DiagnosticsClientException or TimeoutException
            or UnauthorizedAccessException or IOException or ClrDiagnosticsException or SocketException)
        {
            folder.Delete(recursive: true);
            throw Impossible(host, error.Message);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    public void Dispose()
    {
        Runtime.Dispose();
        _target.Dispose();
        _folder.Delete(recursive: true);
    }

    private static HostSnapshot Open(DirectoryInfo folder, string file, HostRecord host)
    {
        var target = DataTarget.LoadDump(file);
        try
        {
            return target.ClrVersions is [var runtime, ..]
                ? new HostSnapshot(folder, target, runtime.CreateRuntime(ReaderOf(runtime), ignoreMismatch: true))
                : throw Impossible(host, "No .NET runtime was found in it.");
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    /// <summary>Each runtime comes with the library that reads its memory, so that nothing is fetched.</summary>
    private static string ReaderOf(ClrInfo runtime) => Path.Combine(
        Path.GetDirectoryName(runtime.ModuleInfo.FileName)!,
        OperatingSystem.IsWindows() ? "mscordaccore.dll"
            : OperatingSystem.IsMacOS() ? "libmscordaccore.dylib"
            : "libmscordaccore.so");

    private static ProblemException Impossible(HostRecord host, string why) => new(
        "MT6020",
        $"No snapshot could be taken of process {host.ProcessId}, which runs the edition '{host.Edition}'. "
        + $"{why.TrimEnd('.')}. Ask as the user who started the host, not with DOTNET_EnableDiagnostics=0 in its "
        + "environment, and with room for its memory in the folder for temporary files.");
}
