using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel.Resolution;

/// <summary>The name of a plug-in: lowercase, dotted, <c>namespace.name</c>. Its instances have others.</summary>
public readonly record struct PluginId : IComparable<PluginId>
{
    private readonly string? _value;

    private PluginId(string value) => _value = value;

    /// <summary>The text; empty for the default value, which names no plug-in.</summary>
    public string Value => _value ?? "";

    /// <summary>Reads an id.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static PluginId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException(
            $"'{text}' is not a plug-in id. It has two or more parts with dots between them, each of lowercase "
            + "letters, digits and hyphens and beginning with a letter: 'acme.snail'.");

    /// <summary>Reads an id if it is one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PluginId id)
    {
        var valid = DottedName.IsValid(text) && text.Contains('.');
        id = valid ? new PluginId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(PluginId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
