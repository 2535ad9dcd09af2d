using System.CommandLine;
using Mortise.Cli.Commands;
using Mortise.Hosting.Control;
using Mortise.Updates;

namespace Mortise.Cli.Updates;

/// <summary>A command about one update of a running host.</summary>
internal abstract class OneUpdateCommand : HostCommand
{
    private readonly Argument<string> _id = new("id") { Description = "Its id, as 'mortise updates' shows it." };

    protected OneUpdateCommand(string name, string description, Surroundings surroundings)
        : base(name, description, surroundings) => Arguments.Add(_id);

    protected sealed override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        var id = parsed.GetRequiredValue(_id);
        await SteerAsync(id, RemoteContract.Open(UpdatesRuntime.Instance, host)).ConfigureAwait(false);
        var follower = new UpdateFollower(Surroundings, host);
        return EndOf(await (json ? follower.WriteEndAsync(id) : follower.FollowAsync(id)).ConfigureAwait(false));
    }

    /// <summary>What is done to it before its end is shown.</summary>
    protected virtual Task SteerAsync(string id, IUpdates updates) => Task.CompletedTask;

    /// <summary>The exit code, given that of the update itself.</summary>
    protected virtual int EndOf(int update) => update;
}
