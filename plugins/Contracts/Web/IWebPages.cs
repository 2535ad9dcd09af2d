namespace Mortise.Web;

/// <summary>Pages and assets below one path.</summary>
[Contract("mortise.web", 1, 0)]
public interface IWebPages
{
    /// <summary>
    /// The path below which they are, such as <c>/market</c>; <c>/</c> for all that nobody else claims. Asked for
    /// often, so the answer should be at hand.
    /// </summary>
    [Operation(Idempotent = true)]
    ValueTask<string> PrefixAsync(CancellationToken cancellation = default);

    /// <summary>One page or asset.</summary>
    [Operation(Idempotent = true)]
    ValueTask<WebAnswer> GetAsync(WebRequest request, CancellationToken cancellation = default);
}
