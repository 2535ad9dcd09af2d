namespace Mortise.Payloads;

/// <summary>What a reader finds next.</summary>
public enum PayloadToken
{
    /// <summary>The end of the payload.</summary>
    End = 0,

    /// <summary>No value.</summary>
    Null = 1,

    /// <summary>True or false.</summary>
    Boolean = 2,

    /// <summary>An integer, a floating-point or a decimal number.</summary>
    Number = 3,

    /// <summary>Text.</summary>
    String = 4,

    /// <summary>Bytes; formats without them use text in Base64.</summary>
    Bytes = 5,

    /// <summary>A sequence of values.</summary>
    Array = 6,

    /// <summary>A set of named values.</summary>
    Object = 7,
}
