namespace Mortise.Kernel.Resolution;

/// <summary>Whether an end belongs to its interval.</summary>
internal enum BoundKind
{
    Inclusive = 0,
    Exclusive = 1,
}
