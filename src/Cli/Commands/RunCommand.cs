using System.Collections.Immutable;
using System.CommandLine;
using Mortise.Cli.Editions;
using Mortise.Cli.Hosts;
using Mortise.Cli.Programs;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;
using Mortise.Hosting.Places;

namespace Mortise.Cli.Commands;

/// <summary>Runs an edition in this process: starts it, does what its program does, and keeps it running.</summary>
internal sealed class RunCommand : ToolCommand
{
    private readonly EditionOptions _edition = new();

    private readonly Option<bool> _once = new("--once")
    {
        Description = "Ends when the edition's program has ended. What serves visitors is left out.",
    };

    private readonly Option<string?> _data = new("--data-dir")
    {
        Description = "Where state and results live. Default: the platform's place for application data.",
        HelpName = "folder",
    };

    private readonly Option<bool> _strict = new("--strict")
    {
        Description = "Encodes every call, as between processes: what would fail there fails here too.",
    };

    private readonly Option<string?> _urls = new("--urls")
    {
        Description = "Where the gateway listens, in place of what the edition says; several separated by ';'.",
        HelpName = "addresses",
    };

    private readonly Option<bool> _verbose = new("--verbose")
    {
        Description = "Writes what happens to standard error, not only warnings.",
    };

    private readonly Argument<string[]> _arguments = new("arguments")
    {
        Description = "Arguments for the edition's program, after --, each as name=value.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public RunCommand(Surroundings surroundings)
        : base("run", "Runs an edition until Ctrl-C, which drains and ends it.", surroundings)
    {
        _edition.AddTo(this);
        Options.Add(_once);
        Options.Add(_urls);
        Options.Add(_data);
        Options.Add(_strict);
        Options.Add(_verbose);
        Arguments.Add(_arguments);
    }

    public override string[] Examples =>
    [
        "mortise run shop",
        "mortise run shop --urls http://127.0.0.1:8080",
        "mortise run ./shop/edition.json --once --json",
        "mortise run shop --data-dir ./data --set plugins.snail.rank=1 -- parcels=3",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var config = _edition.Find(parsed, Surroundings);
        // Read here, so that what is wrong with it is said before anything is made.
        var edition = config.Read();
        var once = parsed.GetValue(_once);
        if (once && edition.Program.Length == 0)
        {
            throw new ProblemException(
                "MT6007",
                $"The edition '{edition.Name}' has no program, so there is no end to wait for. Leave --once out, or "
                + "name the instance that is its program as 'program' in the edition.");
        }

        var arguments = ProgramArguments.Parse(parsed.GetValue(_arguments) ?? []);
        var data = parsed.GetValue(_data) is { } folder
            ? DataDirectory.At(folder)
            : DataDirectory.Default(edition.Name);
        config = config with { Overrides = Overrides(config, edition, once, parsed.GetValue(_urls)) };
        await using var host = new LocalHost(
            config, data, parsed.GetValue(_strict), parsed.GetValue(_verbose), Surroundings);
        await using var display = Display(json);
        await display.ShowAsync("Starting", 0).ConfigureAwait(false);
        await host.StartAsync().ConfigureAwait(false);
        var finished = true;
        var addresses = json || once ? [] : await host.AddressesAsync().ConfigureAwait(false);
        if (edition.Program.Length > 0)
        {
            await display.EndAsync().ConfigureAwait(false);
            foreach (var address in addresses)
            {
                Surroundings.Error.Line($"{edition.Name} is at {address}");
            }

            finished = await RunProgramAsync(host, edition.Program, arguments, display, data).ConfigureAwait(false);
        }

        await display.EndAsync().ConfigureAwait(false);
        if (once || !finished)
        {
            return finished || !once ? ExitCode.Done : ExitCode.Interrupted;
        }

        if (!json)
        {
            var place = addresses.Length == 0 ? "" : $" at {string.Join(" and ", addresses)}";
            Surroundings.Error.Line(
                $"{edition.Name} runs as process {Environment.ProcessId}{place}. Ctrl-C drains and ends it.");
        }

        await host.WaitAsync().ConfigureAwait(false);
        return ExitCode.Done;
    }

    /// <summary>Whoever asks for addresses wants visitors, also in a run that ends by itself.</summary>
    private static ImmutableArray<string> Overrides(
        EditionConfig config, EditionModel edition, bool once, string? urls) =>
        urls is not null ? [.. config.Overrides, .. new Visiting(edition).At(urls)]
        : once ? [.. new Visiting(edition).OnDemand(), .. config.Overrides]
        : config.Overrides;

    /// <summary>Whether it came to its end; not when it was interrupted.</summary>
    private static async Task<bool> RunProgramAsync(
        LocalHost host,
        string program,
        ImmutableDictionary<string, string> arguments,
        IProgramDisplay display,
        DataDirectory data)
    {
        try
        {
            var results = new ResultFolder(data);
            await ProgramRunner.RunAsync(host.Program(program), arguments, display, results, host.Stopping)
                .ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (host.Stopping.IsCancellationRequested)
        {
            return false;
        }
    }

    private IProgramDisplay Display(bool json) => json
        ? new JsonDisplay(Output)
        : Surroundings.Error.IsInteractive
            ? new LiveDisplay(Output, Surroundings.Error)
            : new PlainDisplay(Output, Surroundings.Error);
}
