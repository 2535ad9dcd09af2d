using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Mortise.Generators.Analyzers;
using Xunit;

namespace Mortise.Generators.Tests.Rules;

/// <summary>Runs every analyzer.</summary>
internal static class Findings
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [new ShapeAnalyzer(), new AssemblyAnalyzer(), new DeclaredErrorAnalyzer()];

    /// <summary>Each finding as its code and the text under the squiggle, in the order of the source.</summary>
    public static async Task<IReadOnlyList<string>> InAsync(Compilation compilation) =>
        [.. (await AllAsync(compilation)).Select(static item => $"{item.Id} {TextAt(item)}")];

    public static async Task<IReadOnlyList<Diagnostic>> AllAsync(Compilation compilation) =>
    [
        .. (await compilation
                .WithAnalyzers(Analyzers)
                .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken))
            .OrderBy(static item => item.Location.SourceSpan.Start),
    ];

    private static string TextAt(Diagnostic item) => item.Location.SourceTree?.ToString().Substring(
        item.Location.SourceSpan.Start, item.Location.SourceSpan.Length) ?? "nowhere";
}
