namespace Mortise.Testing.Faults;

/// <summary>What ends the process, and everything in it.</summary>
public enum LethalFault
{
    /// <summary>A recursion without an end.</summary>
    StackOverflow = 0,

    /// <summary><c>Environment.FailFast</c>.</summary>
    FailFast = 1,

    /// <summary><c>Environment.Exit</c>.</summary>
    Exit = 2,

    /// <summary>A write to memory that is not the process's.</summary>
    NativeCrash = 3,
}
