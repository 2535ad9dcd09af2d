using System.CommandLine;
using Mortise.Campaign;
using Mortise.Cli.Campaigns.Catalogue;
using Mortise.Cli.Commands;

namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>The process under fault; started by <c>campaign</c>, hidden from people.</summary>
internal sealed class CampaignHostCommand : ToolCommand
{
    public const string CommandName = "campaign-host";

    private readonly Option<int> _faults = new("--faults") { Required = true };
    private readonly Option<int> _seed = new("--seed") { Required = true };
    private readonly Option<int> _from = new("--from") { Required = true };
    private readonly Option<int> _to = new("--to") { Required = true };
    private readonly Option<string> _lethal = new("--lethal") { DefaultValueFactory = static _ => "" };

    public CampaignHostCommand(Surroundings surroundings)
        : base(CommandName, "Is the host of a campaign.", surroundings)
    {
        Hidden = true;
        Options.Add(_faults);
        Options.Add(_seed);
        Options.Add(_from);
        Options.Add(_to);
        Options.Add(_lethal);
    }

    public override string[] Examples => [];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        // What holds its thread is part of the campaign; the load must go on meanwhile.
        ThreadPool.SetMinThreads(64, 64);
        var (from, to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        var draws = Deck.Deal(
            parsed.GetValue(_seed), parsed.GetValue(_faults), Faults.InProcess, CampaignHost.LaneCount)[from..to];
        await using var host = new CampaignHost();
        await host.StartAsync(Surroundings.Interrupted).ConfigureAwait(false);
        if (parsed.GetValue(_lethal) is { Length: > 0 } fault)
        {
            await LiveAsync(() => host.WorkOf(host.Lanes.First()).CommitAsync(0, fault)).ConfigureAwait(false);
            return ExitCode.Done;
        }

        var epoch = new Epoch(host, draws, Output.Writer);
        var report = await epoch.RunAsync(Surroundings.Interrupted).ConfigureAwait(false);
        Collect();
        epoch.Tell(new HostMessage(Judged: report));

        // Until the command has seen enough of it.
        await Surroundings.Input.ReadLineAsync(Surroundings.Interrupted).ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static async Task LiveAsync(Func<ValueTask<Line>> call)
    {
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (CallException)
        {
            // It lives to be told.
        }
    }

    private static void Collect()
    {
        for (var time = 0; time < 4; time++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
