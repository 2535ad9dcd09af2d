namespace Mortise.Testing.Faults;

/// <summary>One fault to inject: what, and where. As text <c>Throw@Prepare</c>; the default is none.</summary>
/// <param name="Act">What goes wrong.</param>
/// <param name="Point">Where.</param>
public readonly record struct FaultPlan(FaultAct Act, FaultPoint Point)
{
    /// <summary>No fault.</summary>
    public static FaultPlan None => default;

    /// <summary>Reads what <see cref="ToString"/> writes; the empty text is none.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static FaultPlan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return None;
        }

        return text.Split('@') is [var act, var point]
            && Enum.TryParse<FaultAct>(act, out var what)
            && Enum.TryParse<FaultPoint>(point, out var where)
            ? new FaultPlan(what, where)
            : throw new FormatException($"'{text}' is no fault; one is written as Throw@Prepare.");
    }

    /// <inheritdoc/>
    public override string ToString() => Point == FaultPoint.Never ? "" : $"{Act}@{Point}";
}
