using Docs.Tests.Pages;
using Docs.Tests.Reference;
using Xunit;

namespace Docs.Tests;

public sealed class TroubleshootingTests
{
    private const string Path = "docs/troubleshooting.md";

    /// <summary>The compiler's own are at the line that breaks them, and the page leads to the list of them.</summary>
    [Fact]
    public void Every_code_that_a_user_can_meet_at_run_time_is_reached_from_a_symptom() => None.Of(CodesReference.Codes
        .Where(static code => !code.StartsWith("MT10", StringComparison.Ordinal))
        .Except(Codes()));

    [Fact]
    public void Every_code_is_linked_and_not_only_named() => None.Of(
        from span in Page.Of(Path).Spans
        where span.Code.Length == 6 && span.Code.StartsWith("MT", StringComparison.Ordinal)
        select $"{Path}:{span.Line}: {span.Code}");

    private static IEnumerable<string> Codes() => Page.Of(Path).Links
        .Where(static link => link.Target.StartsWith("codes/MT", StringComparison.Ordinal))
        .Select(static link => System.IO.Path.GetFileNameWithoutExtension(link.Target))
        .Distinct();
}
