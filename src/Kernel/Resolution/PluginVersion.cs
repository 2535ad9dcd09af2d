using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// The version of a plug-in after Semantic Versioning 2.0. Build metadata is kept for people and takes no part in order
/// or equality.
/// </summary>
public readonly record struct PluginVersion : IComparable<PluginVersion>
{
    private readonly string? _prerelease;
    private readonly string? _build;

    /// <summary>A version without a prerelease.</summary>
    public PluginVersion(int major, int minor, int patch)
        : this(major, minor, patch, "", "")
    {
    }

    private PluginVersion(int major, int minor, int patch, string prerelease, string build)
    {
        Major = major;
        Minor = minor;
        Patch = patch;
        _prerelease = prerelease;
        _build = build;
    }

    /// <summary>Incompatible versions differ here.</summary>
    public int Major { get; }

    /// <summary>Rises with each addition.</summary>
    public int Minor { get; }

    /// <summary>Rises with each correction.</summary>
    public int Patch { get; }

    /// <summary>What follows the hyphen; empty for a release.</summary>
    public string Prerelease => _prerelease ?? "";

    /// <summary>What follows the plus sign; may be empty.</summary>
    public string Build => _build ?? "";

    /// <summary>Reads a version.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static PluginVersion Parse(string text) => TryParse(text, out var version)
        ? version
        : throw new FormatException($"'{text}' is not a semantic version, such as '1.4.0' or '2.0.0-beta.1'.");

    /// <summary>Reads a version if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PluginVersion version) =>
        TryParse(text, 3, out version);

    /// <inheritdoc/>
    public int CompareTo(PluginVersion other)
    {
        var byNumber = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        return byNumber != 0 ? byNumber : PrereleaseOrder.Compare(Prerelease, other.Prerelease);
    }

    /// <summary>Equal in order: build metadata is ignored.</summary>
    public bool Equals(PluginVersion other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch, Prerelease);

    /// <inheritdoc/>
    public override string ToString()
    {
        var numbers = string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");
        return numbers + (Prerelease.Length > 0 ? "-" + Prerelease : "") + (Build.Length > 0 ? "+" + Build : "");
    }

    /// <summary>Reads a version with at least so many of its three numbers; those left out are zero.</summary>
    internal static bool TryParse([NotNullWhen(true)] string? text, int atLeast, out PluginVersion version)
    {
        version = default;
        if (text is null)
        {
            return false;
        }

        var (rest, build) = Cut(text, '+');
        var (numbers, prerelease) = Cut(rest, '-');
        if (!IsIdentifiers(build) || !IsIdentifiers(prerelease) || !PrereleaseOrder.IsValid(prerelease ?? "x"))
        {
            return false;
        }

        Span<int> parts = [0, 0, 0];
        var count = 0;
        foreach (var part in numbers.AsSpan().Split('.'))
        {
            if (count == parts.Length || !VersionNumber.TryParse(numbers.AsSpan()[part], out parts[count++]))
            {
                return false;
            }
        }

        version = new PluginVersion(parts[0], parts[1], parts[2], prerelease ?? "", build ?? "");
        return count >= atLeast;
    }

    private static (string Before, string? After) Cut(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, null) : (text[..index], text[(index + 1)..]);
    }

    private static bool IsIdentifiers(string? text) => text is null || text.Split('.').All(static identifier =>
        identifier.Length > 0 && identifier.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));
}
