using Mortise.Hosting.Documents;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Hosts;

/// <summary>Finds the running host that a command is meant for.</summary>
internal static class HostFinder
{
    /// <param name="data">The data directory that was named; null for none.</param>
    /// <param name="edition">The edition that was named; null for any.</param>
    /// <exception cref="ProblemException">There is none, or more than one.</exception>
    public static HostRecord Find(string? data, string? edition)
    {
        if (data is not null)
        {
            return HostLease.Holder(DataDirectory.At(data)) ?? throw new ProblemException(
                "MT6001",
                $"No host runs on the data directory '{Path.GetFullPath(data)}'. Start one with 'mortise run <edition> "
                + $"--data-dir {data}', or leave --data-dir out to find any.");
        }

        var running = HostRegistry.Running().Where(host => edition is null || host.Edition == edition).ToArray();
        return running switch
        {
            [var only] => only,
            [] => throw new ProblemException(
                "MT6001",
                $"No host {(edition is null ? "" : $"of the edition '{edition}' ")}runs for this user. "
                + $"Start one with 'mortise run {edition ?? "<edition>"}'."),
            _ => throw new ProblemException(
                "MT6002",
                $"{running.Length} hosts run. Say which one with --edition or --data-dir:\n"
                + string.Join('\n', running.Select(host =>
                    $"  {host.Edition}  process {host.ProcessId}  --data-dir {host.Data}"))),
        };
    }
}
