using System.CommandLine;
using System.Text;
using System.Text.Json;
using Mortise.Cli.Output;
using Mortise.Hosting.Control;
using Mortise.Hosting.Documents;
using Mortise.Invocation;

namespace Mortise.Cli.Commands;

/// <summary>Calls any operation of any contract by name.</summary>
internal sealed class CallCommand : HostCommand
{
    private readonly Argument<string> _contract = new("contract")
    {
        Description = "The contract, such as shop.carrier/1.",
    };

    private readonly Argument<string> _operation = new("operation")
    {
        Description = "The operation, without Async.",
    };

    private readonly Argument<string> _arguments = new("arguments")
    {
        Description = "A JSON object with a field per argument; - reads it from standard input. Default: {}.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _provider = new("--provider")
    {
        Description = "Calls this provider instance. Default: the one that the host would choose.",
        HelpName = "plugin",
        DefaultValueFactory = static _ => "",
    };

    public CallCommand(Surroundings surroundings)
        : base("call", "Calls an operation; a stream is written as one line of JSON per item.", surroundings)
    {
        Arguments.Add(_contract);
        Arguments.Add(_operation);
        Arguments.Add(_arguments);
        Options.Add(_provider);
    }

    public override string[] Examples =>
    [
        "mortise call shop.carrier/1 Quote '{\"parcel\":{\"Kilograms\":3}}' --provider snail",
        "mortise call mortise.inspection/1 List",
        "mortise call mortise.events/1 Watch",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, ControlClient host, bool json)
    {
        var request = new InvocationRequest(
            parsed.GetRequiredValue(_contract),
            parsed.GetRequiredValue(_operation),
            ReadArguments(parsed.GetValue(_arguments) ?? "{}"),
            parsed.GetRequiredValue(_provider));
        try
        {
            var answer = await host.CallAsync(request, Surroundings.Interrupted).ConfigureAwait(false);
            Output.Writer.WriteLine(json ? JsonText.Compact(answer) : JsonText.Indented(answer));
        }
        catch (InvocationException rejected) when (rejected.Reason == nameof(RejectedReason.WrongKind))
        {
            // Nothing has run: it is a stream, which only the host knew.
            await StreamAsync(host, request).ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private async Task StreamAsync(ControlClient host, InvocationRequest request)
    {
        await foreach (var item in host.StreamAsync(request, Surroundings.Interrupted).ConfigureAwait(false))
        {
            Output.Writer.WriteLine(JsonText.Compact(item));
            await Output.Writer.FlushAsync().ConfigureAwait(false);
        }
    }

    private byte[] ReadArguments(string text)
    {
        var json = text == "-" ? Surroundings.Input.ReadToEnd() : text;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return Encoding.UTF8.GetBytes(json);
            }
        }
        catch (JsonException error)
        {
            throw new ProblemException(
                "MT6009",
                "The arguments are not JSON: see line "
                + $"{error.LineNumber + 1}, character {error.BytePositionInLine + 1}. "
                + "Names and texts are in double quotes, and the whole in single ones, so that the shell leaves it: "
                + "'{\"symbol\":\"A\"}'.");
        }

        throw new ProblemException(
            "MT6009", "The arguments are not a JSON object. Write one with a field per argument.");
    }
}
