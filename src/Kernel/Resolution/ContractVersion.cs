using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mortise.Kernel.Resolution;

/// <summary>The version of one build of a contract or event; written <c>major.minor</c>.</summary>
/// <param name="Major">Incompatible versions differ here.</param>
/// <param name="Minor">Rises when something is added.</param>
public readonly record struct ContractVersion(int Major, int Minor) : IComparable<ContractVersion>
{
    /// <summary>Reads <c>major.minor</c>.</summary>
    /// <exception cref="FormatException">It is not that.</exception>
    public static ContractVersion Parse(string text) => TryParse(text, out var version)
        ? version
        : throw new FormatException($"'{text}' is not the version of a contract, such as '1.0'.");

    /// <summary>Reads <c>major.minor</c> if it is that.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContractVersion version)
    {
        version = default;
        var dot = text?.IndexOf('.') ?? -1;
        if (dot < 0
            || !VersionNumber.TryParse(text.AsSpan(0, dot), out var major)
            || !VersionNumber.TryParse(text.AsSpan(dot + 1), out var minor))
        {
            return false;
        }

        version = new ContractVersion(major, minor);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ContractVersion other)
    {
        var byMajor = Major.CompareTo(other.Major);
        return byMajor != 0 ? byMajor : Minor.CompareTo(other.Minor);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");
}
