using System.Text.RegularExpressions;
using Architecture.Tests.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>Kernel and Contracts name no load context, process, socket, file, serializer or host.</summary>
public sealed partial class KernelOnlyDecides : IRule
{
    public IEnumerable<Violation> Check(Repository repository) => repository.CSharp
        .Where(file => file.IsUnder("src/Kernel") || file.IsUnder("src/Contracts"))
        .SelectMany(file => file.Syntax
            .DescendantNodes()
            .Where(node => node is NameSyntax or MemberAccessExpressionSyntax && node.Parent is not NameSyntax)
            .Select(node => (Line: node.Line(), Match: Forbidden().Match(node.ToString())))
            .Where(found => found.Match.Success)
            .DistinctBy(found => (found.Line, found.Match.Value))
            .Select(found => new Violation(file.Path, found.Line, $"names {found.Match.Value}")));

    [GeneratedRegex(
        """
        ^(global::)?(Microsoft\.Extensions|Microsoft\.AspNetCore|System\.Runtime\.Loader|System\.IO|System\.Net
        |System\.Text\.Json|System\.Xml|System\.Data|System\.Runtime\.Serialization|Wasmtime|Orleans
        |System\.Diagnostics\.Process|System\.Reflection\.Emit|Mortise\.Hosting|Mortise\.Wire|Mortise\.Isolation\.\w+)\b
        |^(AssemblyLoadContext|Process|Socket|File|Directory|FileStream|JsonSerializer|Thread\.Sleep|Activator)$
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Forbidden();
}
