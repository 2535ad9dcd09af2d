using System.Collections.Immutable;
using Mortise.Hosting.Documents;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;
using Mortise.Updates;

namespace Mortise.Hosting.Editions;

/// <summary>Validates a document and makes the model of it.</summary>
internal static class EditionReader
{
    public static EditionModel? Read(DocumentNode root, string directory, ProblemList problems)
    {
        if (ObjectReader.Open(root, problems) is not { } reader)
        {
            return null;
        }

        reader.Text("$schema");
        var edition = new EditionModel(reader.RequiredParsed("edition", Name) ?? "", directory)
        {
            Sources = Folders(reader, "sources", directory, "./plugins"),
            Contracts = Folders(reader, "contracts", directory, "./contracts"),
            Plugins =
            [
                .. reader.Members("plugins")
                    .Select(member => Plugin(member.Key, member.Value, problems))
                    .OfType<EditionPlugin>(),
            ],
            Groups = SupervisionReader.Groups(reader, problems),
            Routes = RouteReader.Read(reader, problems),
            Program = reader.Text("program") ?? "",
            Strict = reader.Flag("strict") ?? false,
            Watch = reader.Flag("watch") ?? false,
            Deadlines = Deadlines(reader.Object("deadlines")),
        };
        CheckProgram(reader, edition, problems);
        RouteReader.CheckWeights(reader, edition, problems);
        SupervisionReader.CheckMembers(edition, problems);
        reader.End();
        return edition;
    }

    private static EditionPlugin? Plugin(string name, DocumentNode node, ProblemList problems)
    {
        if (!InstanceModel.IsName(name))
        {
            problems.Value(node.Place, $"'{name}' cannot name an instance. A name has lowercase letters, "
                + "digits, hyphens and "
                + "dots, each part begins with a letter, and it is not 'host' or 'operator'.");
        }

        if (ObjectReader.Open(node, problems) is not { } reader)
        {
            return null;
        }

        var use = reader.RequiredParsed("use", PluginUse.Parse);
        var plugin = new EditionPlugin(name, use?.Id ?? default, use?.Range ?? VersionRange.Any)
        {
            Config = reader.Object("config") is null ? default : reader.Find("config")!.ToJson(),
            ConfigDocument = reader.Find("config"),
            Isolation = reader.Text("isolation") ?? "inprocess",
            Grants = [.. reader.ParsedItems("grants", ContractId.Parse)],
            Wanted = reader.Flag("enabled") ?? true ? WantedState.Enabled : WantedState.Disabled,
            Rank = reader.Integer("rank") ?? 0,
            Activation = reader.Choice("activation", ("eager", Activation.Eager), ("onDemand", Activation.OnDemand)),
            Supervision = SupervisionReader.Child(reader, problems) with
            {
                Idle = reader.Duration("idle") ?? ChildSpec.Default.Idle,
            },
            Canary = Canary(reader.Object("canary")),
            Place = node.Place,
        };
        reader.End();
        return plugin;
    }

    private static CanaryPlan? Canary(ObjectReader? reader)
    {
        if (reader is null)
        {
            return null;
        }

        var standard = new CanaryPlan(0);
        var plan = new CanaryPlan((int)(reader.Number("share", 1, 99) ?? 10))
        {
            Window = reader.Duration("window") ?? standard.Window,
            Calls = reader.Count("calls", 1) ?? standard.Calls,
            Errors = reader.Number("errors", 0, 1) ?? standard.Errors,
            Slower = reader.Number("slower", 1, 1_000) ?? standard.Slower,
        };
        reader.End();
        return plan;
    }

    private static KernelDeadlines Deadlines(ObjectReader? reader)
    {
        var defaults = new KernelDeadlines();
        if (reader is null)
        {
            return defaults;
        }

        var deadlines = new KernelDeadlines
        {
            Start = reader.Duration("start") ?? defaults.Start,
            Drain = reader.Duration("drain") ?? defaults.Drain,
            Stop = reader.Duration("stop") ?? defaults.Stop,
            Watch = reader.Duration("watch") ?? defaults.Watch,
            Health = reader.Duration("health") ?? defaults.Health,
            Heartbeat = reader.Duration("heartbeat") ?? defaults.Heartbeat,
        };
        reader.End();
        return deadlines;
    }

    private static ImmutableArray<string> Folders(ObjectReader reader, string key, string directory, string otherwise)
    {
        var folders = reader.Find(key) is null ? [otherwise] : reader.ParsedItems(key, Folder);
        return [.. folders.Select(folder => Path.GetFullPath(folder, directory)).Distinct()];
    }

    private static string Folder(string text) => text.Trim().Length > 0 && !text.Contains('\0')
        ? text
        : throw new FormatException("Expected the path of a folder.");

    /// <summary>It names a data directory, too.</summary>
    private static string Name(string text) =>
        text.Length is > 0 and <= 64
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-')
            ? text
            : throw new FormatException(
                $"'{text}' cannot name an edition. A name has up to 64 lowercase letters, digits and hyphens.");

    private static void CheckProgram(ObjectReader reader, EditionModel edition, ProblemList problems)
    {
        if (edition.Program.Length > 0 && edition.Plugins.All(plugin => plugin.Name != edition.Program))
        {
            var guess = Spelling.Nearest(edition.Program, edition.Plugins.Select(plugin => plugin.Name));
            var advice = guess is null ? "Name one of its plug-ins." : $"Did you mean '{guess}'?";
            problems.Add(
                "MT5006",
                reader.Find("program")!.Place,
                $"The program is '{edition.Program}', and no instance of the edition has that name. {advice}");
        }
    }
}
