namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>Visits every state that a model can reach.</summary>
internal static class Search
{
    /// <summary>
    /// The kinds of violation that there are, each with steps that lead to one. Also a state in which nobody can go on
    /// before all have ended is a violation.
    /// </summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="programs">One for each processor.</param>
    public static Findings Explore(Machine start, IReadOnlyList<Code> programs)
    {
        var seen = new HashSet<string> { start.Key() };
        var open = new Stack<(Machine State, Trace? Path)>([(start, null)]);
        var violations = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (open.TryPop(out var current))
        {
            var (state, path) = current;
            var stuck = true;
            foreach (var (next, step) in Successors(state, programs))
            {
                stuck = false;
                var trace = new Trace(step, path);
                if (next.Violation is { } violation)
                {
                    violations.TryAdd(violation, trace.ToString());
                }
                else if (seen.Add(next.Key()))
                {
                    open.Push((next, trace));
                }
            }

            if (stuck && programs.Index().Any(program => !program.Item.IsDone(state.Cores[program.Index])))
            {
                violations.TryAdd(Findings.WaitsForEver, $"{path}");
            }
        }

        return new Findings(seen.Count, violations);
    }

    private static IEnumerable<(Machine Next, string Step)> Successors(Machine state, IReadOnlyList<Code> programs)
    {
        for (var core = 0; core < programs.Count; core++)
        {
            if (programs[core].IsEnabled(state, state.Cores[core]))
            {
                var next = state.Copy();
                var step = $"{core}:{programs[core].NameOf(next.Cores[core])}";
                programs[core].Run(next, next.Cores[core]);
                yield return (next, step);
            }

            if (!state.Cores[core].IsFlushed)
            {
                var next = state.Copy();
                next.Cores[core].FlushOne();
                yield return (next, $"{core}:(visible)");
            }
        }
    }

    private sealed record Trace(string Step, Trace? Before)
    {
        public override string ToString() => Before is null ? Step : $"{Before}, {Step}";
    }
}
