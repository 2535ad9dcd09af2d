using System.Text.RegularExpressions;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>
/// Each MT code that <c>src</c> or <c>plugins</c> uses has a page in <c>docs/codes</c>, and each page a use.
/// </summary>
public sealed partial class CodesHavePages : IRule
{
    public IEnumerable<Violation> Check(Repository repository)
    {
        var pages = repository.Under("docs/codes")
            .Where(file => Code().IsMatch(file.Name))
            .ToDictionary(file => Code().Match(file.Name).Value);
        var uses = repository.CSharp
            .Where(file => file.IsUnder("src") || file.IsUnder("plugins"))
            .SelectMany(file => file.Lines.Index().SelectMany(line => Code()
                .Matches(line.Item)
                .Select(match => (Code: match.Value, file.Path, Line: line.Index + 1))))
            .ToLookup(use => use.Code);
        foreach (var use in uses.Where(use => !pages.ContainsKey(use.Key)).Select(use => use.First()))
        {
            yield return new(use.Path, use.Line, $"uses {use.Code}, which has no page docs/codes/{use.Code}.md");
        }

        foreach (var page in pages.Where(page => !uses.Contains(page.Key)))
        {
            yield return new(page.Value.Path, 0, "describes a code that nothing in src or plugins uses");
        }
    }

    [GeneratedRegex(@"\bMT\d{4}\b")]
    private static partial Regex Code();
}
