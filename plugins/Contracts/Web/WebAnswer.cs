namespace Mortise.Web;

/// <summary>What a client gets.</summary>
public abstract record WebAnswer
{
    private WebAnswer()
    {
    }

    /// <summary>A page or an asset.</summary>
    /// <param name="MediaType">What it is, such as <c>text/html; charset=utf-8</c>.</param>
    /// <param name="Bytes">All of it.</param>
    /// <param name="ETag">Differs whenever the bytes do, without quotes; empty for none. The gateway answers a client
    /// that has this version with "not modified".</param>
    public sealed record Content(string MediaType, ReadOnlyMemory<byte> Bytes, string ETag = "") : WebAnswer
    {
        /// <summary>How long a client may use it without asking; zero asks each time.</summary>
        public TimeSpan MaxAge { get; init; }
    }

    /// <summary>The client's copy is as it should be; the bytes need not be sent.</summary>
    /// <param name="ETag">The tag of the version that the client has.</param>
    public sealed record NotModified(string ETag) : WebAnswer;

    /// <summary>It is at another path.</summary>
    /// <param name="Path">A path of this gateway, with the prefix of the pages and without the root that an application
    /// has mounted it under; begins with one slash.</param>
    public sealed record MovedTo(string Path) : WebAnswer;

    /// <summary>There is no such page.</summary>
    public sealed record NotFound : WebAnswer;
}
