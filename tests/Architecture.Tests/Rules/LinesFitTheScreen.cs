using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>No line of C# is over 120 columns; on a floor with a budget, long lines would keep none.</summary>
public sealed class LinesFitTheScreen : IRule
{
    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.CSharp
        from line in file.Lines.Index()
        where line.Item.Length > 120
        select new Violation(file.Path, line.Index + 1, $"is {line.Item.Length} columns wide; the limit is 120");
}
