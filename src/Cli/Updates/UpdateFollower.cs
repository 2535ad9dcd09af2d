using System.Text;
using System.Text.Json;
using Mortise.Cli.Commands;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>Follows an update of a host until it has ended, or until the tool is interrupted.</summary>
internal sealed class UpdateFollower(Surroundings surroundings, ControlClient host)
{
    /// <summary>Shows it to people.</summary>
    /// <param name="id">Which.</param>
    /// <param name="given">What it was begun to give the plug-in, when that may stay the version that it is.</param>
    public async Task<int> FollowAsync(string id, string given = "what was changed")
    {
        var display = new UpdateDisplay(surroundings.Output, surroundings.Error, given);
        var updates = RemoteContract.Open(UpdatesRuntime.Instance, host);
        var committed = false;
        try
        {
            await foreach (var report in updates.WatchAsync(id, surroundings.Interrupted).ConfigureAwait(false))
            {
                display.Show(report);
                committed = report.State == UpdateState.Committed;
            }
        }
        catch (OperationCanceledException) when (surroundings.Interrupted.IsCancellationRequested)
        {
            surroundings.Error.Line(
                $"The host goes on with it. 'mortise update watch {id}' follows it, "
                + $"'mortise update cancel {id}' undoes it.");
            throw;
        }

        return committed ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Writes how it ended, for machines.</summary>
    public async Task<int> WriteEndAsync(string id)
    {
        var arguments = Encoding.UTF8.GetBytes(ContractNames.IdArgument(id));
        var last = ReadOnlyMemory<byte>.Empty;
        await foreach (var report in host
            .StreamAsync(new(ContractNames.Updates, "Watch", arguments), surroundings.Interrupted)
            .ConfigureAwait(false))
        {
            last = report;
        }

        surroundings.Output.Writer.WriteLine(JsonText.Indented(last));
        using var end = JsonDocument.Parse(last);
        return end.RootElement.GetProperty(nameof(UpdateReport.State)).GetString() == nameof(UpdateState.Committed)
            ? ExitCode.Done
            : ExitCode.Failed;
    }
}
