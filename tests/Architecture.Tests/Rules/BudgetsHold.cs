using Architecture.Tests.Model;

namespace Architecture.Tests.Rules;

/// <summary>The small floors stay small, in lines neither blank nor comment. Raising one needs a decision.</summary>
public sealed class BudgetsHold : IRule
{
    private static readonly Dictionary<string, int> _budgets = new()
    {
        ["src/Kernel"] = 6_600,
        ["src/Contracts/Runtime"] = 1_500,
        ["src/Isolation/InProcess"] = 1_500,
    };

    public IEnumerable<Violation> Check(Repository repository)
    {
        foreach (var (folder, budget) in _budgets)
        {
            var lines = repository.Under(folder).Where(file => file.IsCSharp).Sum(CodeLines.Count);
            if (lines > budget)
            {
                yield return new(folder, 0, $"has {lines} lines of code; its budget is {budget}");
            }
        }
    }
}
