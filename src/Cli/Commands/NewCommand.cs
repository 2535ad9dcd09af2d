using System.CommandLine;
using System.Text.RegularExpressions;
using Mortise.Cli.Output;

namespace Mortise.Cli.Commands;

/// <summary>
/// Makes a project from a template: hands the templates beside the tool to <c>dotnet new</c>, in a place of its own, so
/// that nothing is installed for the user.
/// </summary>
internal sealed partial class NewCommand : ToolCommand
{
    private static readonly string[] _kinds = ["host", "contract", "plugin", "test"];

    private static readonly DotnetSdk _sdk = new("MT6013", "which makes projects from templates");

    private readonly Argument<string> _kind = new("kind") { Description = "host, contract, plugin or test." };

    private readonly Argument<string> _name = new("name")
    {
        Description = "The name of the project, such as Shop.Snail. Projects of one prefix find each other.",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder to make it in. Default: one of the project's name.",
        HelpName = "folder",
    };

    public NewCommand(Surroundings surroundings)
        : base("new", "Makes a project: a host, contracts, a plug-in, or the tests of a plug-in.", surroundings)
    {
        _kind.AcceptOnlyFromAmong(_kinds);
        _name.Validators.Add(static result =>
        {
            // Namespaces, classes and ids are made of it.
            if (result.Tokens is [{ Value: var name }] && !ProjectName().IsMatch(name))
            {
                result.AddError($"'{name}' names no project: a name has two or more parts with dots between them, each "
                    + "of letters and digits and beginning with a letter, such as Shop.Snail.");
            }
        });
        Arguments.Add(_kind);
        Arguments.Add(_name);
        Options.Add(_output);
    }

    public override string[] Examples =>
    [
        "mortise new contract Shop.Contracts",
        "mortise new plugin Shop.Snail",
        "mortise new test Shop.Snail.Tests",
        "mortise new host Shop.Host",
    ];

    protected override async Task<int> RunAsync(ParseResult parsed, bool json)
    {
        var name = parsed.GetRequiredValue(_name);
        var kind = parsed.GetRequiredValue(_kind);
        var template = kind == "test" ? "mortise-plugin-test" : $"mortise-{kind}";
        var folder = Path.GetFullPath(parsed.GetValue(_output) ?? name);
        var hive = Directory.CreateTempSubdirectory("mortise-new-");
        try
        {
            var templates = Path.Combine(AppContext.BaseDirectory, "templates");
            await _sdk.RunAsync(
                    ["new", "install", templates, "--debug:custom-hive", hive.FullName], Surroundings.Interrupted)
                .ConfigureAwait(false);
            await _sdk.RunAsync(
                [
                    "new", template, "--name", name, "--output", folder, "--no-update-check",
                    "--debug:custom-hive", hive.FullName,
                    ],
                    Surroundings.Interrupted)
                .ConfigureAwait(false);
        }
        finally
        {
            hive.Delete(recursive: true);
        }

        Show(kind, name, folder, json);
        return ExitCode.Done;
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)+\z")]
    private static partial Regex ProjectName();

    private void Show(string kind, string name, string folder, bool json)
    {
        if (!json)
        {
            Output.Line($"{name} is in {folder}. Build it with: dotnet build {Path.GetFileName(folder)}");
            return;
        }

        Output.Writer.WriteLine(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("Kind", kind);
            writer.WriteString("Name", name);
            writer.WriteString("Folder", folder);
            writer.WriteEndObject();
        }));
    }
}
