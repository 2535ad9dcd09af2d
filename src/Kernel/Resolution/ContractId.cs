using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mortise.Kernel.Resolution;

/// <summary>One major version of a contract or event; written <c>name/major</c>.</summary>
/// <param name="Name">Lowercase, dotted.</param>
/// <param name="Major">Incompatible versions differ here.</param>
public readonly record struct ContractId(string Name, int Major) : IComparable<ContractId>
{
    /// <summary>Reads <c>name/major</c>.</summary>
    /// <exception cref="FormatException">It is not that.</exception>
    public static ContractId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException(
            $"'{text}' is not a contract. It is a lowercase, dotted name and a major version: 'acme.orders/1'.");

    /// <summary>Reads <c>name/major</c> if it is that.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContractId id)
    {
        id = default;
        var slash = text?.IndexOf('/') ?? -1;
        if (slash < 0
            || !DottedName.IsValid(text![..slash])
            || !VersionNumber.TryParse(text.AsSpan(slash + 1), out var major))
        {
            return false;
        }

        id = new ContractId(text[..slash], major);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ContractId other)
    {
        var byName = string.CompareOrdinal(Name, other.Name);
        return byName != 0 ? byName : Major.CompareTo(other.Major);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}/{Major}");
}
