using System.Text;
using System.Text.Json.Nodes;
using Mortise.Cli.Output;
using Mortise.Cli.Updates;
using Mortise.Hosting.Watching;

namespace Mortise.Cli.Development;

/// <summary>Shows what came of each build. Safe for concurrent use.</summary>
/// <param name="surroundings">Where to.</param>
/// <param name="json">Whether for machines: a line for each build.</param>
internal sealed class DevDisplay(Surroundings surroundings, bool json) : IWatchObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, UpdateDisplay> _updates = [];

    public void Observe(WatchReport report)
    {
        lock (_gate)
        {
            if (!json)
            {
                Show(report);
            }
            else if (report.Outcome != WatchOutcome.Updating)
            {
                surroundings.Output.Line(AsJson(report));
            }
        }
    }

    /// <summary>A line of a build that runs beside.</summary>
    public void Tell(string line)
    {
        lock (_gate)
        {
            surroundings.Error.Line(line);
        }
    }

    private void Show(WatchReport report)
    {
        if (report.Update is { } update)
        {
            if (!_updates.TryGetValue(update.Id, out var display))
            {
                _updates[update.Id] = display = new(surroundings.Output, surroundings.Error, "the build");
            }

            // Its end is reported once more, as what came of the build.
            if (report.Outcome == WatchOutcome.Updating)
            {
                display.Show(update);
                return;
            }

            _updates.Remove(update.Id);
        }

        surroundings.Output.Line(report.Outcome switch
        {
            WatchOutcome.Taken when report.Update is not null =>
                $"{report.Plugin} {report.Version} serves as generation {report.Generation}.",
            WatchOutcome.Taken => $"{report.Plugin} {report.Version}: {report.Explanation}",
            WatchOutcome.Refused when report.Update is not null =>
                $"{report.Plugin} serves as before; the next good build is taken.",
            WatchOutcome.Refused => $"{report.Plugin} {report.Version}: {report.Explanation} ({report.Code})",
            WatchOutcome.Incomplete => $"{report.Folder} is not complete: {report.Explanation} ({report.Code})",
            _ => $"{report.Folder}: {report.Explanation}",
        });
    }

    private static string AsJson(WatchReport report) => JsonText.Compact(Encoding.UTF8.GetBytes(new JsonObject
    {
        [nameof(report.Outcome)] = $"{report.Outcome}",
        [nameof(report.At)] = report.At,
        [nameof(report.Plugin)] = report.Plugin,
        [nameof(report.Folder)] = report.Folder,
        [nameof(report.Version)] = report.Version,
        [nameof(report.Generation)] = report.Generation,
        [nameof(report.Code)] = report.Code,
        [nameof(report.Explanation)] = report.Explanation,
    }.ToJsonString()));
}
