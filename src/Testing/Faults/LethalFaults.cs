using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mortise.Testing.Faults;

/// <summary>Ends the process in which it is called. Only for a process that a test has started for it.</summary>
public static class LethalFaults
{
    private const int Code = 86;

    /// <summary>
    /// Where nothing is mapped; neither near zero nor beyond what a process can have, which the runtime survives.
    /// </summary>
    private static readonly nint _nowhere = unchecked((nint)0x1234_5678_9000);

    /// <summary>Commits it. Does not return.</summary>
    public static void Commit(LethalFault fault)
    {
        switch (fault)
        {
            case LethalFault.StackOverflow:
                _ = Recurse(0);
                break;
            case LethalFault.FailFast:
                Environment.FailFast("It was told to.");
                break;
            case LethalFault.Exit:
#pragma warning disable RS0030 // To end the process is what it is for.
                Environment.Exit(Code);
#pragma warning restore RS0030
                break;
            default:
                Marshal.WriteByte(_nowhere, 1);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.NoOptimization)]
    private static int Recurse(int depth) => Recurse(depth + 1) + 1;
}
