using System.Text.RegularExpressions;
using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>No name of any edition occurs in <c>src</c>.</summary>
public sealed class SourceKnowsNoEdition : IRule
{
    public IEnumerable<Violation> Check(Repository repository) =>
        from edition in repository.Editions
        let pattern = new Regex($"(?<![A-Za-z])({edition}|{edition.ToLowerInvariant()})(?![a-z])")
        from file in repository.Under("src")
        from line in file.Lines.Index()
        where pattern.IsMatch(line.Item) || pattern.IsMatch(file.Path)
        select new Violation(file.Path, line.Index + 1, $"names the edition {edition}");
}
