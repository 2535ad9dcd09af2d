namespace Mortise.Plugins.HttpGateway.Problems;

/// <summary>How a request ends that does not succeed, as a client sees it (RFC 9457).</summary>
/// <param name="Status">The status of the answer.</param>
/// <param name="Code">The stable code, with a page in the documentation.</param>
/// <param name="Title">The kind of problem, the same for each of its kind.</param>
/// <param name="Detail">This one: what failed, in whose fault, why, what to do.</param>
internal sealed record Problem(int Status, string Code, string Title, string Detail)
{
    /// <summary>The methods that are allowed here, for a problem about that; else empty.</summary>
    public string Allowed { get; init; } = "";

    /// <summary>The argument that is not what the schema says; else empty.</summary>
    public string Argument { get; init; } = "";

    /// <summary>Why nothing ran, one of a closed set; else empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The name of an error that the operation declares; else empty.</summary>
    public string ErrorName { get; init; } = "";

    /// <summary>The fields of an error that the operation declares, as JSON; else empty.</summary>
    public ReadOnlyMemory<byte> ErrorFields { get; init; }
}
