namespace Mortise.Kernel.Messaging;

/// <summary>How an event reaches subscribers with the same build of it.</summary>
internal enum ConnectionKind
{
    /// <summary>As the publisher's object.</summary>
    Shared = 0,

    /// <summary>Through the codec, as to any other build: strict mode.</summary>
    Encoded = 1,
}
