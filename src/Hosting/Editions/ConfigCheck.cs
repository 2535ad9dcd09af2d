using System.Globalization;
using System.Text.Json;
using Mortise.Hosting.Documents;
using Mortise.Kernel;

namespace Mortise.Hosting.Editions;

/// <summary>
/// Holds a configuration against the JSON Schema in the plug-in's manifest, so that a mistake is found at its line and
/// before anything is loaded. Knows the keywords that the generator writes and passes over others: the plug-in's own
/// reader has the last word.
/// </summary>
internal sealed class ConfigCheck(SchemaNode root, SchemaEffort effort, ProblemList problems)
{
    private const string Code = "MT5011";

    /// <summary>Why a deployment's configuration does not fit its manifest; null when it does.</summary>
    public static Refusal? Refuse(PluginDeployment deployment)
    {
        var problems = new ProblemList(DocumentCodes.Edition);
        var manifest = deployment.Model.Manifest;
        var text = deployment.Config.IsEmpty ? "{}"u8 : deployment.Config.Span;
        var name = $"the configuration of '{deployment.Name}'";
        if (DocumentParser.Parse(text, name, problems) is { } config && manifest.ConfigSchema.Length > 0)
        {
            Run(config, manifest.ConfigSchema, problems);
        }

        return problems.IsEmpty ? null : new Refusal(
            problems.Problems[0].Code,
            string.Join(' ', problems.Problems.Select(static problem => problem.Text)),
            [deployment.Name]);
    }

    /// <summary>Reports what does not fit.</summary>
    public static void Run(DocumentNode config, string schema, ProblemList problems)
    {
        using var document = JsonDocument.Parse(schema);
        var root = new SchemaNode(document.RootElement);
        var effort = new SchemaEffort();
        new ConfigCheck(root, effort, problems).Check(config, root, depth: 0);
        if (effort.IsExhausted)
        {
            problems.Add(
                Code,
                config.Place,
                "The plug-in's schema leads in a circle or is too deep, so that nothing can be held against it. That "
                + "is a fault of the plug-in: its manifest was not written by Mortise.Sdk, or has been changed since.");
        }
    }

    /// <param name="node">What was written.</param>
    /// <param name="schema">What it is held against.</param>
    /// <param name="depth">How many references and alternatives led here without a step into the node.</param>
    private void Check(DocumentNode node, SchemaNode schema, int depth)
    {
        if (!effort.TrySpend(depth))
        {
            return;
        }

        if (schema.Text("$ref") is { } reference)
        {
            Check(node, root.Resolve(reference), depth + 1);
        }

        if (schema.List("anyOf") is { Length: > 0 } choices)
        {
            CheckAny(node, choices, depth + 1);
        }

        if (schema.Text("type") is { } type && !IsType(node, type))
        {
            Report(node, $"Expected {Article(type)}.");
            return;
        }

        if (schema.List("enum") is { Length: > 0 } words && words.All(word => word.Word != node.Text))
        {
            Report(
                node, $"'{node.Text}' is none of {string.Join(", ", words.Select(static word => $"'{word.Word}'"))}.");
        }

        CheckPattern(node, schema);
        CheckSize(node, schema);
        CheckMembers(node, schema);
        foreach (var item in node.Items)
        {
            Check(item, schema.Find("items"), depth: 0);
        }
    }

    /// <summary>When nothing fits, the first alternative that is more than null says what is wrong.</summary>
    private void CheckAny(DocumentNode node, SchemaNode[] choices, int depth)
    {
        ProblemList? first = null;
        foreach (var choice in choices)
        {
            var found = new ProblemList(DocumentCodes.Edition);
            new ConfigCheck(root, effort, found).Check(node, choice, depth);
            if (found.IsEmpty)
            {
                return;
            }

            first ??= choice.Text("type") == "null" ? null : found;
        }

        foreach (var problem in first?.Problems ?? [])
        {
            problems.Add(problem);
        }
    }

    private void CheckMembers(DocumentNode node, SchemaNode schema)
    {
        var properties = schema.Find("properties");
        if (node.Kind != DocumentKind.Object)
        {
            return;
        }

        var isClosed = schema.Find("additionalProperties").IsFalse;
        var names = properties.Names.ToArray();
        foreach (var (name, value) in node.Members)
        {
            if (names.Contains(name, StringComparer.Ordinal))
            {
                Check(value, properties.Find(name), depth: 0);
            }
            else if (isClosed)
            {
                var guess = Spelling.Nearest(name, names);
                var known = names.Length == 0 ? "It has no configuration." : $"Known are {string.Join(", ", names)}.";
                Report(value, $"The plug-in has no '{name}'. {(guess is null ? known : $"Did you mean '{guess}'?")}");
            }
        }

        foreach (var name in schema.List("required").Select(static name => name.Word))
        {
            if (node.Find(name) is null)
            {
                Report(node, $"The plug-in must be given '{name}'.");
            }
        }
    }

    /// <summary>A default shows the form better than the pattern does.</summary>
    private void CheckPattern(DocumentNode node, SchemaNode schema)
    {
        if (node.Kind is DocumentKind.Text or DocumentKind.Loose
            && schema.Text("pattern") is { } pattern
            && !SchemaPattern.Fits(pattern, node.Text))
        {
            Report(
                node,
                schema.Text("default") is { Length: > 0 } example
                    ? $"'{node.Text}' is not in the form that the plug-in expects. Write for example '{example}'."
                    : $"'{node.Text}' does not match {pattern}.");
        }
    }

    private void CheckSize(DocumentNode node, SchemaNode schema)
    {
        if (IsType(node, "number")
            && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Compare(node, schema, "minimum", limit => number >= limit, "at least");
            Compare(node, schema, "maximum", limit => number <= limit, "at most");
        }
        else if (node.Kind == DocumentKind.Text)
        {
            Compare(node, schema, "minLength", limit => node.Text.Length >= limit, "characters: at least");
            Compare(node, schema, "maxLength", limit => node.Text.Length <= limit, "characters: at most");
        }
        else if (node.Kind == DocumentKind.List)
        {
            Compare(node, schema, "minItems", limit => node.Items.Length >= limit, "items: at least");
            Compare(node, schema, "maxItems", limit => node.Items.Length <= limit, "items: at most");
        }
    }

    private void Compare(DocumentNode node, SchemaNode schema, string keyword, Func<double, bool> holds, string words)
    {
        if (schema.Find(keyword).Number is { } limit && !holds(limit))
        {
            Report(node, $"Expected {words} {schema.Find(keyword).Word}.");
        }
    }

    private static bool IsType(DocumentNode node, string? type) => type switch
    {
        "object" => node.Kind == DocumentKind.Object,
        "array" => node.Kind == DocumentKind.List,
        "null" => node.Kind == DocumentKind.Null,
        // What comes from .NET configuration is text that may stand for something else.
        "string" => node.Kind is DocumentKind.Text or DocumentKind.Loose,
        "boolean" => node.Kind == DocumentKind.Boolean || Literal(node) is "true" or "false",
        "number" => node.Kind == DocumentKind.Number || Literal(node) is not (null or "true" or "false"),
        "integer" => IsType(node, "number") && node.Text.AsSpan().IndexOfAny('.', 'e', 'E') < 0,
        _ => true,
    };

    private static string? Literal(DocumentNode node) =>
        node.Kind == DocumentKind.Loose ? LooseValue.AsJson(node.Text) : null;

    private static string Article(string type) => type switch
    {
        "object" => "an object, { … }",
        "array" => "a list, [ … ]",
        "string" => "text in quotes",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "null" => "null",
        _ => "a number",
    };

    private void Report(DocumentNode node, string explanation) => problems.Add(Code, node.Place, explanation);
}
