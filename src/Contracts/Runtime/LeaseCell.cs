using System.Runtime.InteropServices;

namespace Mortise.Runtime;

/// <summary>
/// One thread's counters for one operation of one binding. Written by that thread alone, with plain stores; read by
/// whoever drains the binding or sums its account.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public struct LeaseCell
{
    /// <summary>Calls that this thread began. Goes back by one when an entry has to be undone.</summary>
    internal long Entered;

    /// <summary>Calls that this thread ended, wherever they began.</summary>
    internal long Exited;
}
