using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mortise.Cli.Campaigns;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Cli.Commands;
using Mortise.Cli.Development;
using Mortise.Cli.Leaks;
using Mortise.Cli.Updates;

namespace Mortise.Cli;

/// <summary>The whole command line.</summary>
internal static class CommandLine
{
    public static RootCommand Create(Surroundings surroundings)
    {
        var root = new RootCommand("Runs editions of plug-ins on a microkernel, and steers running hosts.")
        {
            HelpName = "mortise",
        };
        ToolCommand[] commands =
        [
            new RunCommand(surroundings),
            new ListCommand(surroundings),
            new StatusCommand(surroundings),
            new WhyCommand(surroundings),
            new StartCommand(surroundings),
            new StopCommand(surroundings),
            new InstallCommand(surroundings),
            new UpdateCommand(surroundings),
            new UpdatesCommand(surroundings),
            new RollbackCommand(surroundings),
            new ConfigCommand(surroundings),
            new RemoveCommand(surroundings),
            new CallCommand(surroundings),
            new CheckCommand(surroundings),
            new DevCommand(surroundings),
            new DoctorCommand(surroundings),
            new CampaignCommand(surroundings),
            new CampaignHostCommand(surroundings),
            new NewCommand(surroundings),
            new ExitCodesCommand(surroundings),
        ];
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Shows how it is used.";
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, Surroundings surroundings)
    {
        var parsed = Create(surroundings).Parse(arguments);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var line in UsageErrors.Describe(parsed))
            {
                surroundings.Error.Line(line);
            }

            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(
            new InvocationConfiguration
            {
                Output = surroundings.Output.Writer,
                Error = surroundings.Error.Writer,
                EnableDefaultExceptionHandler = false,
                // Commands hear of it by Surroundings.Interrupted, and a host drains first.
                ProcessTerminationTimeout = null,
            },
            CancellationToken.None).ConfigureAwait(false);
    }
}
