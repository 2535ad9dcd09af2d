using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Exploration.Tests.Rewriting;

/// <summary>What an instruction has to do with state that threads share.</summary>
internal static class SharedState
{
    private static readonly HashSet<string> _allOf = new(StringComparer.Ordinal)
    {
        "System.Threading.Interlocked",
        "System.Threading.Volatile",
        "System.Threading.Tasks.TaskCompletionSource",
        "System.Threading.Tasks.TaskCompletionSource`1",
        "System.Threading.Tasks.Sources.ManualResetValueTaskSourceCore`1",
        "System.Threading.CancellationTokenSource",
        "System.Threading.Channels.ChannelReader`1",
        "System.Threading.Channels.ChannelWriter`1",
    };

    private static readonly HashSet<string> _some = new(StringComparer.Ordinal)
    {
        "System.Threading.Tasks.Task get_IsCompleted",
        "System.Threading.CancellationToken get_IsCancellationRequested",
        "Mortise.Runtime.LeaseRecord ExitedAt",
        "Mortise.Runtime.LeaseRecord EnteredAt",
    };

    /// <summary>
    /// Types whose methods run as a whole: a thread's counters, which the points before their calls are enough for, and
    /// pools, which contain more or less according to what ran before.
    /// </summary>
    public static bool IsWhole(TypeDefinition type) => type.FullName
        is "Mortise.Runtime.LeaseRecord" or "Mortise.Runtime.LeaseCells" or "Mortise.Runtime.Pool`1"
        or "Mortise.Runtime.LeaseThread";

    public static bool IsAccess(Instruction instruction, out string what)
    {
        what = "";
        if (instruction.Previous is { OpCode.Code: Code.Volatile } && instruction.Operand is FieldReference field)
        {
            what = field.Name;
            return true;
        }

        if (instruction.OpCode.Code is not (Code.Call or Code.Callvirt)
            || instruction.Operand is not MethodReference method)
        {
            return false;
        }

        var type = method.DeclaringType.GetElementType().FullName;
        what = $"{method.DeclaringType.Name}.{method.Name}";
        return _allOf.Contains(type)
            || _some.Contains($"{type} {method.Name}")
            || method.DeclaringType.Namespace == "System.Collections.Concurrent";
    }
}
