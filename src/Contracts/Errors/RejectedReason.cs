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
}
