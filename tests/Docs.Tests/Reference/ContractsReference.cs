using System.Reflection;
using System.Text;
using System.Text.Json;
using Mortise;
using Mortise.Runtime;
using Mortise.Web;
using static Docs.Tests.Reference.MarkdownTable;

namespace Docs.Tests.Reference;

/// <summary>The contracts named <c>mortise.*</c>, from the schemas that the generator has made of them.</summary>
internal static class ContractsReference
{
    public static string Write()
    {
        var models = new[] { typeof(ContractAttribute).Assembly, typeof(IWebPages).Assembly }
            .SelectMany(static assembly => assembly.GetCustomAttributes<ContractExportAttribute>())
            .Select(static export => export.Runtime.GetProperty("Instance")!.GetValue(null))
            .OfType<ContractRuntime>()
            .Select(static runtime => runtime.Model)
            .OrderBy(static model => model.Name, StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var model in models)
        {
            Write(text, model);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ContractModel model)
    {
        using var schema = JsonDocument.Parse(model.Schema);
        var root = schema.RootElement;
        text.Append($"## {model.Name}\n\n`{model.Name}/{model.Major}`, version {model.Major}.{model.Minor}. ");
        text.Append($"{Said(root)}\n\n");
        var operations = root.GetProperty("operations");
        text.Append(MarkdownTable.Write(
            ["operation", "does"],
            model.Operations.Select(operation => new[]
            {
                Code(operation.Name + model.Members[operation.Name]), Describe(operations.GetProperty(operation.Name)),
            })));
        text.Append('\n');
        if (root.TryGetProperty("$defs", out var types))
        {
            foreach (var type in types.EnumerateObject())
            {
                WriteType(text, model, type.Name, type.Value);
            }
        }
    }

    private static string Describe(JsonElement operation)
    {
        var more = operation.GetProperty("idempotent").GetBoolean() ? " Idempotent." : "";
        var errors = operation.TryGetProperty("errors", out var declared)
            ? $" Errors: {string.Join(", ", declared.EnumerateObject().Select(static error => Code(error.Name)))}."
            : "";
        return $"{Said(operation)}{more}{errors}";
    }

    private static void WriteType(StringBuilder text, ContractModel model, string name, JsonElement schema)
    {
        var fields = model.Members
            .Where(member => member.Key.StartsWith($"{name}.", StringComparison.Ordinal))
            .Select(member => (Name: member.Key[(name.Length + 1)..], Shape: member.Value))
            .ToArray();
        if (fields.Length == 0)
        {
            return;
        }

        text.Append($"**{name}**{(Said(schema) is { Length: > 0 } said ? $": {said}" : "")}\n\n");
        text.Append(MarkdownTable.Write(
            ["field", "form", "meaning"],
            fields.Select(field => new[] { Code(field.Name), Form(field.Shape), FieldText(schema, field.Name) })));
        text.Append('\n');
    }

    /// <summary>The member of an enumeration has its number as shape.</summary>
    private static string Form(string shape) => shape == "case" ? "one of" : Code(shape);

    private static string FieldText(JsonElement schema, string field) =>
        schema.TryGetProperty("properties", out var fields) && fields.TryGetProperty(field, out var found)
            ? Said(found)
            : "";

    private static string Said(JsonElement schema) =>
        schema.TryGetProperty("description", out var text) ? text.GetString()! : "";
}
