using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;

namespace Docs.Tests.Snippets;

/// <summary>
/// Compiles the fences of a page in order, each as an assembly of its own that sees those before it. Used by one
/// thread.
/// </summary>
internal sealed class PageCompilation
{
    private readonly List<(HashSet<string> Types, MetadataReference Reference)> _before = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _namespaces = [];

    /// <summary>What is wrong with the fences of C# on a page, each as its place and what the compiler says.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(Page page)
    {
        var compilation = new PageCompilation();
        foreach (var context in page.Comments["context"])
        {
            compilation.AddContext(context);
        }

        foreach (var fence in page.Fences.Where(static fence => fence.Language is "csharp" or "cs" or "c#" or "C#"))
        {
            await compilation.AddAsync(fence);
        }

        return compilation._problems;
    }

    /// <summary>Folders of sources; each is an assembly, as the project in it would be.</summary>
    private void AddContext(string folders)
    {
        foreach (var folder in folders.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var references = _before.Select(static each => each.Reference);
            var output = Compiler.Generate(Compiler.CompileFolder(folder, references));
            Remember(output, Path.GetFileName(folder));
            _namespaces.UnionWith(
                PublicTypes(output).Select(static type => type.ContainingNamespace.ToDisplayString()));
        }
    }

    private async Task AddAsync(Fence fence)
    {
        if (fence.Comment("snippet") is { } reference)
        {
            CompareWith(fence, reference);
            return;
        }

        await CompileAsync(
            fence.Place,
            $"Docs.Line{fence.Line}",
            CSharpFence.Of(fence.Text, fence.Comment("given")),
            fence.Comment("wrong") ?? "");
    }

    private void CompareWith(Fence fence, string reference)
    {
        try
        {
            var expected = QuotedCode.Find(reference);
            if (QuotedCode.Unindent(fence.Text.Split('\n')) != expected)
            {
                _problems.Add($"{fence.Place}: differs from {reference}, which is:\n{expected}");
            }
        }
        catch (InvalidOperationException error)
        {
            _problems.Add($"{fence.Place}: {error.Message}");
        }
    }

    private async Task CompileAsync(string place, string assembly, CSharpFence fence, string wrong)
    {
        var compilation = Compiler.Compile(assembly, fence, _namespaces, _before.Select(static each => each.Reference));
        var findings = (await Compiler.FindAsync(compilation)).Select(static item => item.Id).Distinct().Order();
        var expected = wrong.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!findings.SequenceEqual(expected))
        {
            _problems.Add($"{place}: breaks [{string.Join(' ', findings)}] and not [{wrong}]");
        }

        var output = Compiler.Generate(compilation);
        var complaints = Compiler.Complain(output).ToArray();
        _problems.AddRange(complaints.Select(item => $"{place}: {item}"));
        if (complaints.Length == 0 && fence.Kind == OutputKind.DynamicallyLinkedLibrary && expected.Length == 0)
        {
            Remember(output, assembly);
        }
    }

    /// <summary>An earlier assembly that declares a type of the same name steps back from then on.</summary>
    private void Remember(Compilation compilation, string assembly)
    {
        var types = PublicTypes(compilation).Select(static type => type.ToDisplayString()).ToHashSet();
        for (var index = 0; index < _before.Count; index++)
        {
            if (_before[index].Types.Overlaps(types))
            {
                var alias = $"{assembly.Replace('.', '_')}_before";
                _before[index] = (_before[index].Types, _before[index].Reference.WithAliases([alias]));
            }
        }

        _before.Add((types, Compiler.Emit(compilation)));
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes(Compilation compilation) => compilation
        .GetSymbolsWithName(static _ => true, SymbolFilter.Type)
        .OfType<INamedTypeSymbol>()
        .Where(static type => type.ContainingType is null && type.DeclaredAccessibility == Accessibility.Public);
}
