namespace Mortise;

/// <summary>Why a call was refused.</summary>
public enum RejectedReason
{
    /// <summary>The edition does not grant this caller the contract.</summary>
    NotGranted = 0,

    /// <summary>The arguments are not what the contract's schema says.</summary>
    BadArguments = 1,

    /// <summary>A limit on concurrent or queued calls is reached.</summary>
    Overloaded = 2,

    /// <summary>The contract has no such operation.</summary>
    UnknownOperation = 3,

    /// <summary>The caller asked by name for a contract that nobody provides and that it is not granted.</summary>
    UnknownContract = 4,

    /// <summary>A stream was called for one answer, or an operation with one answer for a stream.</summary>
    WrongKind = 5,
}
