using System.Globalization;

namespace Mortise.Kernel.Resolution;

/// <summary>One number of a version: digits without a leading zero.</summary>
internal static class VersionNumber
{
    public static bool TryParse(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text is ['0'] or [not '0', ..]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
