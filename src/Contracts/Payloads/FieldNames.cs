using System.Collections.Immutable;
using System.Text;

namespace Mortise.Payloads;

/// <summary>
/// The fields of one kind of object, numbered: first those that must be there, then the others. Immutable.
/// </summary>
public sealed class FieldNames
{
    private readonly ImmutableArray<string> _names;
    private readonly ImmutableArray<byte[]> _utf8;

    /// <summary>Numbers the fields.</summary>
    /// <param name="required">Those whose absence is an error.</param>
    /// <param name="optional">Those that may be missing. Together there may be 128.</param>
    public FieldNames(string[] required, string[] optional)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(required.Length + optional.Length, 128);
        _names = [.. required, .. optional];
        _utf8 = [.. _names.Select(Encoding.UTF8.GetBytes)];
        Required = required.Length;
    }

    /// <summary>An object without fields.</summary>
    public static FieldNames None { get; } = new([], []);

    internal int Required { get; }

    internal string this[int field] => _names[field];

    /// <summary>
    /// The number of a field, or -1. Fields mostly come in order, so the expected one is tried first.
    /// </summary>
    internal int IndexOf(ReadOnlySpan<byte> utf8Name, int expected)
    {
        if (expected < _utf8.Length && utf8Name.SequenceEqual(_utf8[expected]))
        {
            return expected;
        }

        for (var field = 0; field < _utf8.Length; field++)
        {
            if (utf8Name.SequenceEqual(_utf8[field]))
            {
                return field;
            }
        }

        return -1;
    }

    internal PayloadException Unknown(ReadOnlySpan<byte> utf8Name)
    {
        var name = Encoding.UTF8.GetString(utf8Name[..Math.Min(utf8Name.Length, 200)]);
        if (_names.IsEmpty)
        {
            return new PayloadException(name, "this name is not known; there is none here.");
        }

        var near = _names.Where(known => Distance(known, name) <= Math.Max(1, known.Length / 3))
            .OrderBy(known => Distance(known, name))
            .ThenBy(static known => known, StringComparer.Ordinal)
            .Take(2)
            .ToList();
        var hint = near.Count > 0
            ? $"Did you mean {string.Join(" or ", near)}?"
            : $"Known here: {string.Join(", ", _names)}.";
        return new PayloadException(name, $"this name is not known. {hint}");
    }

    /// <summary>How many letters differ, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                var change = corner + (same ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
