using System.Text.Json;
using Docs.Tests.Pages;
using Mortise.Hosting.Documents;
using Mortise.Hosting.Editions;

namespace Docs.Tests.Snippets;

/// <summary>
/// A fence of JSON: an edition passes the edition's reader, whole or as the part of one that it is; anything else is
/// JSON.
/// </summary>
internal static class EditionSnippet
{
    private static readonly JsonDocumentOptions _lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly HashSet<string> _keys =
    [
        .. JsonDocument.Parse(EditionSchema.Text).RootElement.GetProperty("properties").EnumerateObject()
            .Select(static property => property.Name),
    ];

    /// <summary>What is wrong with it.</summary>
    public static IEnumerable<string> Check(Fence fence)
    {
        try
        {
            return CheckEdition(fence, Complete(fence.Text));
        }
        catch (JsonException error)
        {
            return [$"{fence.Place}: {error.Message}"];
        }
    }

    /// <summary>The edition that the fence shows; null when it shows something else.</summary>
    private static string? Complete(string text)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            var part = $"{{{text.Trim().TrimEnd(',')}}}";
            return KeysOf(part).All(_keys.Contains)
                ? $$"""{ "edition": "docs", {{part.Trim()[1..]}}"""
                : $$"""{ "edition": "docs", "plugins": {{part}} }""";
        }

        return KeysOf(text).Contains("edition") ? text : null;
    }

    private static string[] KeysOf(string text)
    {
        using var document = JsonDocument.Parse(text, _lenient);
        return document.RootElement.ValueKind == JsonValueKind.Object
            ? [.. document.RootElement.EnumerateObject().Select(static member => member.Name)]
            : [];
    }

    private static IEnumerable<string> CheckEdition(Fence fence, string? edition)
    {
        if (edition is null)
        {
            return [];
        }

        var folder = Directory.CreateTempSubdirectory("mortise-docs-");
        try
        {
            var file = Path.Combine(folder.FullName, EditionConfig.FileName);
            File.WriteAllText(file, edition);
            new EditionConfig(file).Read();
            return [];
        }
        catch (ProblemException error)
        {
            return [$"{fence.Place}: {error.Message}"];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
