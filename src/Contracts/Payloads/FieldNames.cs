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

    /// <summary>
    /// How many letters are missing, too many, others, or swapped with their neighbour, ignoring case.
    /// </summary>
    private static int Distance(string left, string right)
    {
        var (from, to) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                cost[i, j] = i == 0 || j == 0 ? i + j : Math.Min(
                    Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1,
                    cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
