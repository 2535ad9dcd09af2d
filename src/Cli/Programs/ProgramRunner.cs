using System.Collections.Immutable;
using Mortise.Programs;

namespace Mortise.Cli.Programs;

/// <summary>Runs a program once and shows what it puts out.</summary>
internal static class ProgramRunner
{
    public static async Task RunAsync(
        IProgram program,
        ImmutableDictionary<string, string> arguments,
        IProgramDisplay display,
        ResultFolder results,
        CancellationToken cancellation)
    {
        var outputs = program.RunAsync(new ProgramRun(arguments), cancellation);
        await foreach (var output in outputs.ConfigureAwait(false))
        {
            switch (output)
            {
                case ProgramOutput.Progress progress:
                    await display.ShowAsync(progress.Activity, progress.Fraction).ConfigureAwait(false);
                    break;
                case ProgramOutput.Artifact artifact:
                    var path = await results.WriteAsync(artifact.Name, artifact.Content, cancellation)
                        .ConfigureAwait(false);
                    await display.ShowAsync(path).ConfigureAwait(false);
                    break;
                default:
                    await display.ShowAsync(output).ConfigureAwait(false);
                    break;
            }
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
