namespace Mortise.Kernel.Resolution;

/// <summary>The order of prereleases after Semantic Versioning 2.0, rule 11.</summary>
internal static class PrereleaseOrder
{
    /// <summary>Numbers have no leading zero.</summary>
    public static bool IsValid(string prerelease) => prerelease.Split('.').All(static identifier =>
        !IsNumber(identifier) || identifier.Length == 1 || identifier[0] != '0');

    public static int Compare(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            // A release comes after its prereleases.
            return (left.Length == 0).CompareTo(right.Length == 0);
        }

        var ours = left.Split('.');
        var theirs = right.Split('.');
        for (var index = 0; index < Math.Min(ours.Length, theirs.Length); index++)
        {
            var order = CompareIdentifiers(ours[index], theirs[index]);
            if (order != 0)
            {
                return order;
            }
        }

        return ours.Length.CompareTo(theirs.Length);
    }

    private static int CompareIdentifiers(string left, string right) => (IsNumber(left), IsNumber(right)) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        // Without leading zeros the longer number is the greater one, however long it is.
        (true, true) when left.Length != right.Length => left.Length.CompareTo(right.Length),
        _ => Math.Sign(string.CompareOrdinal(left, right)),
    };

    private static bool IsNumber(string identifier) => identifier.All(char.IsAsciiDigit);
}
