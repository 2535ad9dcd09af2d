namespace Mortise.Runtime;

/// <summary>
/// The call object that a thread gave back last, of whatever kind: the next call is mostly of the same. Not in the
/// generic pool, because thread-static fields of generic types are slow.
/// </summary>
internal static class Spare
{
    [ThreadStatic]
    internal static object? t_own;
}
