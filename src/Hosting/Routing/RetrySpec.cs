namespace Mortise.Hosting.Routing;

/// <summary>When a call is made again. Immutable.</summary>
/// <remarks>
/// A call that reached nobody did not run, so that it is repeated whatever it does; one that a provider failed is
/// repeated only if the contract declares the operation idempotent. Streams are never repeated.
/// </remarks>
public sealed record RetrySpec
{
    /// <summary>How often at most it is made again. Default: 3.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>
    /// What the first repetition waits, about; each further one waits about twice as long, up to 10 s, at random so
    /// that consumers do not come all at once. Default: 100 ms.
    /// </summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromMilliseconds(100);
}
