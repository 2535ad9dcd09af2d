using System.Text.RegularExpressions;
using Architecture.Tests.Model;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rules;

/// <summary>A test waits for something, never for a while; a fixture may wait for ever, or on a given clock.</summary>
public sealed partial class TestsDoNotSleep : IRule
{
    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.CSharp
        where file.IsUnder("tests") || file.IsUnder("samples")
        from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where Sleep().IsMatch(call.Expression.ToString())
        where !Endless().IsMatch(call.ArgumentList.ToString())
        select new Violation(file.Path, call.Line(), "waits for a while");

    [GeneratedRegex(@"\b(Thread\.Sleep|Task\.Delay)$")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"Timeout\.Infinite|[tT]ime(Provider)?\b|[cC]lock\b")]
    private static partial Regex Endless();
}
