namespace Mortise;

/// <summary>How important a log entry is.</summary>
public enum LogSeverity
{
    /// <summary>For the author.</summary>
    Debug = 0,

    /// <summary>For the operator, in normal operation.</summary>
    Information = 1,

    /// <summary>Something is not as it should be, but goes on.</summary>
    Warning = 2,

    /// <summary>Something failed.</summary>
    Error = 3,
}
