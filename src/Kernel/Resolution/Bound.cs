namespace Mortise.Kernel.Resolution;

/// <summary>One end of an interval.</summary>
internal readonly record struct Bound<T>(T Version, BoundKind Kind)
    where T : struct
{
    public bool Includes => Kind == BoundKind.Inclusive;
}
