using System.Globalization;
using Mortise.Hosting.Documents;

namespace Mortise.Hosting.Editions;

/// <summary>Durations as people write them: <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>1h</c>.</summary>
public static class Durations
{
    private static readonly (string Unit, TimeSpan Length)[] _units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
    ];

    /// <summary>A duration under a key; null when there is none or it is not one, which is reported.</summary>
    internal static TimeSpan? Duration(this ObjectReader reader, string key) =>
        reader.Parsed(key, static text => (TimeSpan?)Parse(text));

    /// <summary>The duration that a text says.</summary>
    /// <param name="text">A whole number and a unit.</param>
    /// <exception cref="FormatException">It is not a duration, or it is zero or over a day.</exception>
    public static TimeSpan Parse(string text)
    {
        foreach (var (unit, length) in _units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && int.TryParse(
                    text.AsSpan(0, text.Length - unit.Length),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var count)
                && count * length is var duration
                && duration > TimeSpan.Zero
                && duration <= TimeSpan.FromDays(1))
            {
                return duration;
            }
        }

        throw new FormatException($"'{text}' is not a duration. Write '500ms', '30s', '5m' or '1h', up to 24h.");
    }
}
