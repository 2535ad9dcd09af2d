using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel.Resolution;

/// <summary>The spelling that ids, contracts, events and instances share.</summary>
internal static class DottedName
{
    public static bool IsValid([NotNullWhen(true)] string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 200)
        {
            return false;
        }

        var begins = true;
        foreach (var letter in text)
        {
            if (begins ? letter is < 'a' or > 'z' : !IsInner(letter))
            {
                return false;
            }

            begins = letter == '.';
        }

        return !begins;
    }

    private static bool IsInner(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '.';
}
