using System.Collections.Immutable;
using System.Reflection;
using Docs.Tests.Pages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Mortise.Generators;

namespace Docs.Tests.Snippets;

/// <summary>Compiles sources in memory, as a reader's project would: with implicit usings and the generator.</summary>
internal static class Compiler
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Mortise;
        global using Mortise.Extensions;
        global using Mortise.Hosting;
        global using Mortise.Testing;
        global using Mortise.Web;
        global using Xunit;
        """;

    // A fence may declare anew what an earlier one has, and an example need not await, nor use all that is given.
    private static readonly string[] _allowed = ["CS0436", "CS1998", "CS9113"];

    private static readonly Assembly _generators = typeof(MortiseGenerator).Assembly;

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview);

    private static ImmutableArray<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is not ("Docs.Tests.dll" or "Mortise.Cli.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. _generators.GetTypes()
            .Where(static type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!),
    ];

    /// <summary>The compilation before the generator has seen it: what analyzers judge.</summary>
    public static CSharpCompilation Compile(
        string assembly,
        CSharpFence fence,
        IEnumerable<string> namespaces,
        IEnumerable<MetadataReference> references)
    {
        var usings = string.Concat(namespaces.Select(static name => $"global using {name};\n"));
        return Compile(
            assembly,
            [CSharpSyntaxTree.ParseText(usings, Parsing), CSharpSyntaxTree.ParseText(fence.Source, Parsing)],
            fence.Kind,
            references);
    }

    /// <summary>The sources of a folder of the repository as one assembly of its name.</summary>
    public static CSharpCompilation CompileFolder(string folder, IEnumerable<MetadataReference> references)
    {
        var files = Directory.GetFiles(Checkout.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Order();
        return Compile(
            $"Acme.{Path.GetFileName(folder)}",
            files.Select(static file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), Parsing, file)),
            OutputKind.DynamicallyLinkedLibrary,
            references);
    }

    private static CSharpCompilation Compile(
        string assembly, IEnumerable<SyntaxTree> trees, OutputKind kind, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText(Usings, Parsing, "Usings.cs"), .. trees],
            [.. Platform, .. references],
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The compilation with what the generator adds to it.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver.Create([new MortiseGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    /// <summary>What the product's analyzers report, each as its code.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Compilation compilation) =>
        await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    /// <summary>What the compiler complains about; warnings too, because they are errors to many.</summary>
    public static IEnumerable<Diagnostic> Complain(Compilation compilation) => compilation.GetDiagnostics()
        .Where(static item => item.Severity >= DiagnosticSeverity.Warning && !_allowed.Contains(item.Id));

    public static MetadataReference Emit(Compilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        return result.Success
            ? MetadataReference.CreateFromImage(bytes.ToArray())
            : throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
    }
}
