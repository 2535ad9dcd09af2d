using System.Text;
using System.Text.RegularExpressions;

namespace Market.Charts;

/// <summary>Makes a drawn document the same each time it is drawn.</summary>
internal static partial class SvgDocument
{
    /// <summary>
    /// The drawing library numbers clip paths through the whole process; here each document counts from 1.
    /// </summary>
    public static byte[] Normalize(string svg)
    {
        var numbers = new Dictionary<string, int>();
        var normalized = ClipPath().Replace(svg, match =>
        {
            if (!numbers.TryGetValue(match.Value, out var number))
            {
                numbers.Add(match.Value, number = numbers.Count + 1);
            }

            return $"clip-{number}";
        });
        return Encoding.UTF8.GetBytes(normalized.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex(@"(?<=id=""|url\(#)cl_[0-9a-f]+", RegexOptions.CultureInvariant)]
    private static partial Regex ClipPath();
}
