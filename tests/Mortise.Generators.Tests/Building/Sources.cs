using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mortise.Generators.Tests.Building;

/// <summary>Compiles sources in memory, as a project that references Mortise.Contracts would.</summary>
internal static class Sources
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Collections.Immutable;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Mortise;
        """;

    public static CSharpParseOptions Parsing { get; } = new(LanguageVersion.Preview);

    private static ImmutableArray<MetadataReference> Platform { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "Mortise.Contracts.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Compile(
        string assembly, string source, params IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            assembly,
            [Parse(Usings, "Usings.cs"), Parse(source, "Source.cs")],
            [.. Platform, .. references],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    /// <summary>The compilation with what the generator adds to it.</summary>
    public static Compilation Generate(Compilation compilation)
    {
        CreateDriver().RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    public static GeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new MortiseGenerator().AsSourceGenerator()],
        parseOptions: Parsing,
        driverOptions: new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>What the compiler complains about; warnings too, because they are errors to many.</summary>
    public static IEnumerable<string> Complaints(Compilation compilation) => compilation.GetDiagnostics()
        .Where(static item => item.Severity >= DiagnosticSeverity.Warning)
        .Select(static item => item.ToString());

    /// <summary>The assembly's bytes, as a reference.</summary>
    public static MetadataReference Emit(Compilation compilation)
    {
        using var bytes = new MemoryStream();
        var result = compilation.Emit(bytes);
        return result.Success
            ? MetadataReference.CreateFromImage(bytes.ToArray())
            : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }
}
