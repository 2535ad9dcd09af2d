namespace Mortise.Runtime;

/// <summary>
/// The call object that a thread gave back last, of whatever kind: the next call is mostly of the same. Not in the
/// generic pool, because thread-static fields of generic types are slow.
/// </summary>
internal static class Spare
{
    // A thread's own: to take it and to give it back needs no agreement with others.
    [ThreadStatic]
    internal static object? t_own;
}
