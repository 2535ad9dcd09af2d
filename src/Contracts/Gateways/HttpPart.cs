using System.Collections.Immutable;

namespace Mortise.Gateways;

/// <summary>A part of an HTTP answer.</summary>
public abstract record HttpPart
{
    private HttpPart()
    {
    }

    /// <summary>What comes first.</summary>
    /// <param name="Status">The status, such as 200; never one of the hundreds.</param>
    /// <param name="Fields">The header fields.</param>
    public sealed record Head(int Status, ImmutableArray<HttpField> Fields) : HttpPart;

    /// <summary>A piece of the body, to be sent at once.</summary>
    /// <param name="Bytes">The piece.</param>
    public sealed record Chunk(ReadOnlyMemory<byte> Bytes) : HttpPart;
}
