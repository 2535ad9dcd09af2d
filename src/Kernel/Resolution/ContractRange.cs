using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel.Resolution;

/// <summary>The versions of a contract that a requirement accepts, written as <see cref="VersionRange"/> is.</summary>
public sealed record ContractRange
{
    private readonly Interval<ContractVersion> _interval;

    private ContractRange(Interval<ContractVersion> interval) => _interval = interval;

    /// <summary>From a version upwards within its major: what a requirement accepts that says nothing else.</summary>
    public static ContractRange From(ContractVersion version) => new(new Interval<ContractVersion>(
        new Bound<ContractVersion>(version, BoundKind.Inclusive),
        new Bound<ContractVersion>(new ContractVersion(version.Major + 1, 0), BoundKind.Exclusive)));

    /// <summary>Reads a range of <c>major.minor</c>.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static ContractRange Parse(string text) => TryParse(text, out var range)
        ? range
        : throw new FormatException(
            $"'{text}' is not a range of contract versions. Write '[1.0,2.0)', '[1.2]', '1.2' for that version or "
            + "later, or '*' for any.");

    /// <summary>Reads a range of <c>major.minor</c> if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ContractRange? range)
    {
        var interval = Interval<ContractVersion>.Read(text, ContractVersion.TryParse);
        range = interval is null ? null : new ContractRange(interval);
        return range is not null;
    }

    /// <summary>Whether the range accepts a version.</summary>
    public bool Contains(ContractVersion version) => _interval.Contains(version);

    /// <summary>The notation that <see cref="Parse"/> reads.</summary>
    public override string ToString() => _interval.ToString();
}
