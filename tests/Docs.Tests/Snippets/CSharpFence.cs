using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Docs.Tests.Snippets;

/// <summary>What a fence of C# is, and the source that a compiler can read of it.</summary>
/// <param name="Source">The whole source.</param>
/// <param name="Kind">An assembly that others can refer to, or a program.</param>
internal sealed record CSharpFence(string Source, OutputKind Kind)
{
    /// <summary>Types as they are, members in a class, statements in a program or about what is given.</summary>
    /// <param name="text">The fence.</param>
    /// <param name="given">Declarations of what it is about, as parameters; may be null.</param>
    public static CSharpFence Of(string text, string? given)
    {
        var root = CSharpSyntaxTree.ParseText(text, Compiler.Parsing).GetCompilationUnitRoot();
        var statements = root.Members.OfType<GlobalStatementSyntax>().Select(static item => item.Statement).ToArray();
        if (IsClean(root) && statements.Length == 0)
        {
            return new(text, OutputKind.DynamicallyLinkedLibrary);
        }

        var usings = string.Concat(root.Usings.Select(static item => item.ToFullString()));
        var rest = text[usings.Length..];
        if (!IsClean(root) || statements.OfType<LocalFunctionStatementSyntax>().Any(IsMember))
        {
            return new(
                $"{usings}public sealed class Snippet({given})\n{{\n{rest}}}\n", OutputKind.DynamicallyLinkedLibrary);
        }

        return given is null
            ? new(text, OutputKind.ConsoleApplication)
            : new(
                $"{usings}public static class Snippet\n{{\npublic static async Task RunAsync({given})\n{{\n{rest}"
                    + "await Task.CompletedTask;\n}\n}\n",
                OutputKind.DynamicallyLinkedLibrary);
    }

    private static bool IsMember(LocalFunctionStatementSyntax function) =>
        function.AttributeLists.Count > 0
        || function.Modifiers.Any(SyntaxKind.PublicKeyword)
        || function.Modifiers.Any(SyntaxKind.PrivateKeyword);

    private static bool IsClean(CompilationUnitSyntax root) =>
        root.GetDiagnostics().All(static item => item.Severity != DiagnosticSeverity.Error);
}
