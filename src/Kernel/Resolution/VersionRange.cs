using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel.Resolution;

/// <summary>
/// The versions of a plug-in that somebody accepts, in the interval notation of NuGet: <c>1.2</c> is from there
/// upwards, <c>[1.2,2.0)</c> an interval, <c>[1.2]</c> one version, <c>*</c> any. An excluded upper end excludes the
/// prereleases of that version too: <c>2.0.0-beta</c> is not in <c>[1.2,2.0)</c>.
/// </summary>
public sealed record VersionRange
{
    private readonly Interval<PluginVersion> _interval;

    private VersionRange(Interval<PluginVersion> interval) => _interval = interval;

    /// <summary>Every version.</summary>
    public static VersionRange Any { get; } = new(Interval<PluginVersion>.All);

    /// <summary>Reads a range; minor and patch may be left out of its versions.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static VersionRange Parse(string text) => TryParse(text, out var range)
        ? range
        : throw new FormatException(
            $"'{text}' is not a range of versions. Write '1.2' for that version or later, '[1.2,2.0)' for an interval, "
            + "'[1.2]' for exactly one, or '*' for any.");

    /// <summary>Reads a range if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out VersionRange? range)
    {
        var interval = Interval<PluginVersion>.Read(
            text, static (part, out version) => PluginVersion.TryParse(part, 1, out version));
        range = interval is null ? null : new VersionRange(interval);
        return range is not null;
    }

    /// <summary>Whether the range accepts a version.</summary>
    public bool Contains(PluginVersion version) => _interval.Contains(version) && !IsPrereleaseOfExcluded(version);

    /// <summary>The notation that <see cref="Parse"/> reads.</summary>
    public override string ToString() => _interval.ToString();

    private bool IsPrereleaseOfExcluded(PluginVersion version) =>
        _interval.Upper is { Includes: false, Version: { Prerelease: "" } end }
        && version.Prerelease.Length > 0
        && (version.Major, version.Minor, version.Patch) == (end.Major, end.Minor, end.Patch);
}
