using System.CommandLine;
using System.Globalization;
using Mortise.Cli.Campaigns.Scores;
using Mortise.Cli.Commands;
using Mortise.Cli.Output;
using Mortise.Isolation.InProcess;

namespace Mortise.Cli.Campaigns;

/// <summary>Injects faults into plug-ins of a host under load, and prints what was survived.</summary>
internal sealed class CampaignCommand : ToolCommand
{
    private const int Usual = 500;
    private const int Step = 50;

    private readonly Option<string> _level = new("--level")
    {
        Description = "The level of isolation.",
        DefaultValueFactory = static _ => InProcessIsolation.LevelName,
    };

    private readonly Option<int> _faults = new("--faults")
    {
        Description = "How many faults to inject.",
        DefaultValueFactory = static _ => Usual,
    };

    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Determines the sequence of faults.",
        DefaultValueFactory = static _ => 1,
    };

    private readonly Option<FileInfo?> _markdown = new("--markdown")
    {
        Description = "Writes the scoreboard to this file too, as a page.",
        HelpName = "file",
    };

    public CampaignCommand(Surroundings surroundings)
        : base(
            "campaign",
            "Injects every fault that a plug-in can commit into a host of its own under load, and prints what was "
            + "survived. Ends with 1 when a call was lost or ran twice, the sums do not balance, or the host failed.",
            surroundings)
    {
        _level.AcceptOnlyFromAmong(InProcessIsolation.LevelName);
        _faults.Validators.Add(static result =>
        {
            if (result.Tokens is [var token, ..]
                && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || number < 1))
            {
                result.AddError("--faults is a number from 1.");
            }
        });
        Options.Add(_level);
        Options.Add(_faults);
        Options.Add(_seed);
        Options.Add(_markdown);
    }

    public override string[] Examples =>
    [
        "mortise campaign --level inprocess", "mortise campaign --faults 10000 --seed 1 --markdown scoreboard.md",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var run = new CampaignRun(parsed.GetValue(_faults), parsed.GetValue(_seed), ShowProgress);
        var board = await run.RunAsync(parsed.GetValue(_level)!, Surroundings.Interrupted).ConfigureAwait(false);
        if (parsed.GetValue(_markdown) is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, ScoreboardPage.Write(board), Surroundings.Interrupted)
                .ConfigureAwait(false);
        }

        if (json)
        {
            Output.Writer.WriteLine(JsonText.Write(writer => ScoreboardJson.Write(writer, board)));
        }
        else
        {
            ScoreboardTable.Show(Output, board);
        }

        return board.Holds ? ExitCode.Done : ExitCode.Failed;
    }

    private void ShowProgress(int ended)
    {
        if (Surroundings.Error.IsInteractive && ended % Step == 0)
        {
            Surroundings.Error.Line($"{ended} faults …");
        }
    }
}
