namespace Mortise.Hosting.Documents;

/// <summary>Guesses what was meant.</summary>
public static class Spelling
{
    /// <summary>The nearest of the known words if it is near enough to have been meant; else null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) => known
        .Select(candidate => (
            Candidate: candidate, Distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(each => each.Distance <= Math.Max(2, word.Length / 3))
        .OrderBy(each => each.Distance)
        .ThenBy(each => each.Candidate, StringComparer.Ordinal)
        .Select(each => each.Candidate)
        .FirstOrDefault();

    /// <summary>
    /// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
    /// </summary>
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++)
        {
            for (var column = 0; column <= to.Length; column++)
            {
                cost[row, column] = row == 0 || column == 0 ? row + column : Math.Min(
                    Math.Min(cost[row - 1, column], cost[row, column - 1]) + 1,
                    cost[row - 1, column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1));
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                {
                    cost[row, column] = Math.Min(cost[row, column], cost[row - 2, column - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
