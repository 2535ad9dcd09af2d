using System.Globalization;
using System.Text.Json;
using Mortise.Hosting.Documents;

namespace Mortise.Hosting.Editions;

/// <summary>
/// Holds a configuration against the JSON Schema in the plug-in's manifest, so that a mistake is found at its line and
/// before anything is loaded. Knows the keywords that the generator writes and passes over others: the plug-in's own
/// reader has the last word.
/// </summary>
internal sealed class ConfigCheck(JsonElement root, ProblemList problems)
{
    private const string Code = "MT5011";

    /// <summary>Reports what does not fit.</summary>
    public static void Run(DocumentNode config, string schema, ProblemList problems)
    {
        using var document = JsonDocument.Parse(schema);
        new ConfigCheck(document.RootElement, problems).Check(config, document.RootElement);
    }

    private void Check(DocumentNode node, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(node, Resolve(reference.GetString()!));
        }

        if (schema.TryGetProperty("anyOf", out var choices))
        {
            CheckAny(node, choices);
        }

        if (schema.TryGetProperty("type", out var type) && !IsType(node, type.GetString()))
        {
            Report(node, $"Expected {Article(type.GetString()!)}.");
            return;
        }

        if (schema.TryGetProperty("enum", out var words)
            && words.EnumerateArray().All(word => word.ToString() != node.Text))
        {
            var known = words.EnumerateArray().Select(word => $"'{word}'");
            Report(node, $"'{node.Text}' is none of {string.Join(", ", known)}.");
        }

        CheckSize(node, schema);
        CheckMembers(node, schema);
        if (schema.TryGetProperty("items", out var items))
        {
            foreach (var item in node.Items)
            {
                Check(item, items);
            }
        }
    }

    /// <summary>When nothing fits, the first alternative that is more than null says what is wrong.</summary>
    private void CheckAny(DocumentNode node, JsonElement choices)
    {
        ProblemList? first = null;
        foreach (var choice in choices.EnumerateArray())
        {
            var found = new ProblemList(DocumentCodes.Edition);
            new ConfigCheck(root, found).Check(node, choice);
            if (found.IsEmpty)
            {
                return;
            }

            first ??= choice.TryGetProperty("type", out var type) && type.GetString() == "null" ? null : found;
        }

        foreach (var problem in first?.Problems ?? [])
        {
            problems.Add(problem);
        }
    }

    private void CheckMembers(DocumentNode node, JsonElement schema)
    {
        if (node.Kind != DocumentKind.Object || !schema.TryGetProperty("properties", out var properties))
        {
            return;
        }

        var isClosed = schema.TryGetProperty("additionalProperties", out var others)
            && others.ValueKind == JsonValueKind.False;
        var names = properties.EnumerateObject().Select(property => property.Name).ToArray();
        foreach (var (name, value) in node.Members)
        {
            if (properties.TryGetProperty(name, out var property))
            {
                Check(value, property);
            }
            else if (isClosed)
            {
                var guess = Spelling.Nearest(name, names);
                var known = names.Length == 0 ? "It has no configuration." : $"Known are {string.Join(", ", names)}.";
                Report(value, $"The plug-in has no '{name}'. {(guess is null ? known : $"Did you mean '{guess}'?")}");
            }
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Where(name => node.Find(name.GetString()!) is null))
            {
                Report(node, $"The plug-in must be given '{name}'.");
            }
        }
    }

    private void CheckSize(DocumentNode node, JsonElement schema)
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

    private void Compare(DocumentNode node, JsonElement schema, string keyword, Func<double, bool> holds, string words)
    {
        if (schema.TryGetProperty(keyword, out var limit) && !holds(limit.GetDouble()))
        {
            Report(node, $"Expected {words} {limit.GetRawText()}.");
        }
    }

    private JsonElement Resolve(string reference)
    {
        var schema = root;
        foreach (var part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            schema = schema.TryGetProperty(part, out var inner) ? inner : default;
        }

        return schema;
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
