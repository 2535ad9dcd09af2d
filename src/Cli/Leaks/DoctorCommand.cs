using System.CommandLine;
using Mortise.Cli.Commands;

namespace Mortise.Cli.Leaks;

/// <summary>Looks for what is wrong with a running host.</summary>
internal sealed class DoctorCommand : ToolCommand
{
    public DoctorCommand(Surroundings surroundings)
        : base("doctor", "Looks into a running host for what is wrong with it.", surroundings)
    {
        Subcommands.Add(new LeaksCommand(surroundings));
        Validators.Add(static result => result.AddError("Say what to look for: leaks."));
    }

    public override string[] Examples => ["mortise doctor leaks"];

    protected override Task<int> RunAsync(ParseResult parsed, bool json) => Task.FromResult(ExitCode.Usage);
}
