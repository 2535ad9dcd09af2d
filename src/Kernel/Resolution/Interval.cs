namespace Mortise.Kernel.Resolution;

/// <summary>An interval of versions in the notation of NuGet.</summary>
internal sealed record Interval<T>(Bound<T>? Lower, Bound<T>? Upper)
    where T : struct, IComparable<T>
{
    internal delegate bool Parser(string text, out T version);

    public static Interval<T> All { get; } = new(null, null);

    public bool Contains(T version) =>
        (Lower is not { } lower || lower.IsBelow(version)) && (Upper is not { } upper || upper.IsAbove(version));

    /// <summary>Reads <c>*</c>, <c>1.0</c> (or later), <c>[1.0]</c> (only that), <c>[1.0,2.0)</c>.</summary>
    public static Interval<T>? Read(string? text, Parser parser)
    {
        switch (text?.Trim())
        {
            case null or "":
                return null;
            case "*":
                return All;
            case ['[' or '(', .., ']' or ')'] inner:
                return ReadBrackets(inner, parser);
            case var version:
                return parser(version, out var minimum) ? new(new(minimum, BoundKind.Inclusive), null) : null;
        }
    }

    public override string ToString()
    {
        if (Lower is { Kind: BoundKind.Inclusive } lower && Upper is { Kind: BoundKind.Inclusive } upper
            && lower.Version.CompareTo(upper.Version) == 0)
        {
            return $"[{lower.Version}]";
        }

        return Lower is null && Upper is null
            ? "*"
            : $"{(Lower is { Kind: BoundKind.Inclusive } ? '[' : '(')}{Lower?.Version},{Upper?.Version}"
                + (Upper is { Kind: BoundKind.Inclusive } ? ']' : ')');
    }

    private static Interval<T>? ReadBrackets(string text, Parser parser)
    {
        var parts = text[1..^1].Split(',');
        var below = text[0] == '[' ? BoundKind.Inclusive : BoundKind.Exclusive;
        var above = text[^1] == ']' ? BoundKind.Inclusive : BoundKind.Exclusive;
        if (parts.Length == 1)
        {
            return below == BoundKind.Inclusive && above == below && parser(parts[0].Trim(), out var only)
                ? new(new(only, below), new(only, above))
                : null;
        }

        return parts.Length == 2
            && TryReadBound(parts[0].Trim(), below, parser, out var lower)
            && TryReadBound(parts[1].Trim(), above, parser, out var upper)
            && !IsEmpty(lower, upper)
            ? new(lower, upper)
            : null;
    }

    private static bool TryReadBound(string text, BoundKind kind, Parser parser, out Bound<T>? bound)
    {
        bound = null;
        if (text.Length == 0)
        {
            // Nothing is at infinity, so that it cannot be included.
            return kind == BoundKind.Exclusive;
        }

        if (!parser(text, out var version))
        {
            return false;
        }

        bound = new Bound<T>(version, kind);
        return true;
    }

    private static bool IsEmpty(Bound<T>? lower, Bound<T>? upper) =>
        lower is { } low && upper is { } high && low.Version.CompareTo(high.Version) switch
        {
            0 => !(low.Includes && high.Includes),
            var order => order > 0,
        };
}
