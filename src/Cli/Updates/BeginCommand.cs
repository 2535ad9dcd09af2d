using System.CommandLine;
using Mortise.Cli.Commands;
using Mortise.Hosting.Control;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>A command that begins an update of one plug-in and follows it.</summary>
internal abstract class BeginCommand : HostCommand
{
    private readonly Argument<string> _plugin = new("plugin")
    {
        Description = "The instance's name, as 'mortise list' shows it.",
    };

    private readonly Option<bool> _detach = new("--detach")
    {
        Description = "Returns as soon as it is on its way. 'mortise update watch' follows it.",
    };

    /// <summary>What it gives the plug-in, when that stays the version that it is.</summary>
    protected virtual string Given => "what was changed";

    protected BeginCommand(string name, string description, Surroundings surroundings)
        : base(name, description, surroundings)
    {
        Arguments.Add(_plugin);
        Options.Add(_detach);
    }

    protected sealed override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        var updates = RemoteContract.Open(UpdatesRuntime.Instance, host);
        var begun = await BeginAsync(parsed, parsed.GetRequiredValue(_plugin), host, updates).ConfigureAwait(false);
        var follower = new UpdateFollower(Surroundings, host);
        if (!parsed.GetValue(_detach))
        {
            return await (json ? follower.WriteEndAsync(begun.Id) : follower.FollowAsync(begun.Id, Given))
                .ConfigureAwait(false);
        }

        if (json)
        {
            Output.Writer.WriteLine($"{{\n  \"Id\": \"{begun.Id}\"\n}}");
        }
        else
        {
            Output.Line($"Update {begun.Id} of {begun.Plugin}: {begun.From} → {begun.To}");
        }

        return ExitCode.Done;
    }

    /// <summary>Asks the host for it.</summary>
    protected abstract Task<UpdateReport> BeginAsync(
        ParseResult parsed, string plugin, ControlClient host, IUpdates updates);
}
