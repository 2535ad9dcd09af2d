namespace Mortise.Runtime;

/// <summary>What an operation gives back.</summary>
public enum OperationKind
{
    /// <summary>Nothing but its end.</summary>
    Command = 0,

    /// <summary>One result.</summary>
    Query = 1,

    /// <summary>Any number of items.</summary>
    Stream = 2,
}
