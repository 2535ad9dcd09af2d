using System.Runtime.InteropServices;
using System.Text;
using Mortise.Cli;
using Mortise.Cli.Editions;
using Mortise.Cli.Output;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
return await CommandLine.RunAsync(
    args,
    new Surroundings(
        Terminal.Of(Console.Out, Console.IsOutputRedirected), Terminal.Of(Console.Error, Console.IsErrorRedirected))
    {
        Input = Console.In,
        EditionFolders = EditionFinder.DefaultFolders(AppContext.BaseDirectory),
        Environment = Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? "",
        Debug = Environment.GetEnvironmentVariable("MORTISE_DEBUG") is { Length: > 0 },
        Interrupted = interrupted.Token,
    });

void Interrupt(PosixSignalContext signal)
{
    // The command ends by itself, and a host drains.
    signal.Cancel = true;
    interrupted.Cancel();
}

/// <summary>Said here, because the SDK for web applications would otherwise make it public.</summary>
internal sealed partial class Program;
