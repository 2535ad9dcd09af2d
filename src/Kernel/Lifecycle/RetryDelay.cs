namespace Mortise.Kernel.Lifecycle;

/// <summary>
/// How long the calls to an on-demand instance whose start failed are answered at once, before one of them tries again.
/// Doubles with each failure, so that what cannot start costs its callers little.
/// </summary>
internal static class RetryDelay
{
    private const int Doublings = 6;

    /// <param name="failures">How many starts have failed one after the other; at least one.</param>
    public static TimeSpan After(int failures) => TimeSpan.FromSeconds(1 << Math.Min(failures - 1, Doublings));
}
