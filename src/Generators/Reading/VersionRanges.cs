using System.Text.RegularExpressions;

namespace Mortise.Generators.Reading;

/// <summary>
/// The form of version ranges: an interval with two ends, of which one may be open, or a least version.
/// </summary>
internal static class VersionRanges
{
    private static readonly Regex Interval = new(
        @"^[\[(](?<low>(\d{1,9}\.\d{1,9})?),(?<high>(\d{1,9}\.\d{1,9})?)[\])]$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Single = new(
        @"^(\d{1,9}\.\d{1,9}|\[\d{1,9}\.\d{1,9}\])$", RegexOptions.CultureInvariant);

    public static bool IsValid(string range)
    {
        if (Single.IsMatch(range))
        {
            return true;
        }

        var match = Interval.Match(range);
        if (!match.Success)
        {
            return false;
        }

        var (low, high) = (match.Groups["low"].Value, match.Groups["high"].Value);
        return low.Length == 0 || high.Length == 0 || Version.Parse(low) <= Version.Parse(high);
    }
}
