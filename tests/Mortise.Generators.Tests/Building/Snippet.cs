using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Tests.Building;

/// <summary>
/// An example of a documentation page: one assembly, or several that are separated by lines <c>// Assembly Name</c>.
/// </summary>
internal static class Snippet
{
    private const string Mark = "// Assembly ";

    /// <summary>The examples of a page, the wrong one first; none if it has none.</summary>
    public static string[] Of(string page) =>
        [.. page.Split("```csharp\n").Skip(1).Select(static part => part.Split("```")[0])];

    /// <summary>Compiles all assemblies; returns the last one with its generated code.</summary>
    public static Compilation Compile(string snippet)
    {
        var references = new List<MetadataReference>();
        var parts = snippet.StartsWith(Mark, StringComparison.Ordinal)
            ? ("\n" + snippet).Split("\n" + Mark)[1..]
            : ["Acme.Snippet\n" + snippet];
        for (var index = 0; ; index++)
        {
            var end = parts[index].IndexOf('\n');
            var head = parts[index][..end].Split(", ");
            var compilation = Sources.Compile(head[0], parts[index][end..], references);
            var output = head.Length > 1 ? compilation : Sources.Generate(compilation);
            if (index == parts.Length - 1)
            {
                return output;
            }

            references.Add(Sources.Emit(output));
        }
    }
}
