namespace Mortise.Kernel.Resolution;

/// <summary>One end of an interval.</summary>
internal readonly record struct Bound<T>(T Version, BoundKind Kind)
    where T : struct, IComparable<T>
{
    public bool Includes => Kind == BoundKind.Inclusive;

    public bool IsBelow(T version) => Version.CompareTo(version) is var order && (Includes ? order <= 0 : order < 0);

    public bool IsAbove(T version) => Version.CompareTo(version) is var order && (Includes ? order >= 0 : order > 0);
}
