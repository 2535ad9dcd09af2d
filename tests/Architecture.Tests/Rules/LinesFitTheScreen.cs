using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>No line of C# on a floor with a budget is over 120 columns: long lines keep no budget.</summary>
public sealed class LinesFitTheScreen : IRule
{
    private static readonly string[] Budgeted = ["src/Kernel/", "src/Contracts/", "src/Isolation/"];

    public IEnumerable<Violation> Check(Repository repository) =>
        from file in repository.CSharp
        where Budgeted.Any(folder => file.Path.StartsWith(folder, StringComparison.Ordinal))
        from line in file.Lines.Index()
        where line.Item.Length > 120
        select new Violation(file.Path, line.Index + 1, $"is {line.Item.Length} columns wide; the limit is 120");
}
