using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Exploration.Tests.Rewriting;

/// <summary>
/// What is called in place of what: a method of <see cref="Controlled"/> that takes from the stack what the original
/// takes. Fails for what would escape control and has no substitute.
/// </summary>
internal sealed class Substitutes
{
    private static readonly Dictionary<string, string> _names = new(StringComparer.Ordinal)
    {
        ["System.Threading.Lock EnterScope"] = nameof(Controlled.Enter),
        ["System.Threading.Lock/Scope Dispose"] = nameof(Controlled.Leave),
        ["System.Threading.ThreadPool UnsafeQueueUserWorkItem"] = nameof(Controlled.Queue),
        ["System.Threading.CancellationTokenSource CancelAsync"] = nameof(Controlled.CancelAsync),
        ["System.Threading.Tasks.Task WaitAsync"] = nameof(Controlled.WaitAsync),
        ["System.Threading.Tasks.Task`1 WaitAsync"] = nameof(Controlled.WaitAsync),
        ["System.Threading.Tasks.Task WhenAll"] = nameof(Controlled.WhenAll),
    };

    private readonly ModuleDefinition _module;
    private readonly TypeReference _deferred;
    private readonly ILookup<string, MethodReference> _substitutes;

    public Substitutes(ModuleDefinition module)
    {
        _module = module;
        _deferred = module.ImportReference(typeof(Deferred<>));
        _substitutes = typeof(Controlled).GetMethods()
            .ToLookup(static method => method.Name, method => module.ImportReference(method));
    }

    public bool TryReplace(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference method)
        {
            return false;
        }

        if (method is GenericInstanceMethod { Name: "AwaitUnsafeOnCompleted" or "AwaitOnCompleted" } await)
        {
            var awaiter = new GenericInstanceType(_deferred);
            awaiter.GenericArguments.Add(await.GenericArguments[0]);
            await.GenericArguments[0] = awaiter;
            return true;
        }

        if (method is { Name: "UnsafeOnCompleted" or "OnCompleted", DeclaringType.IsValueType: true }
            && method.DeclaringType.FullName.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal))
        {
            return Replace(instruction, nameof(Controlled.OnCompletedOf), 2, method.DeclaringType);
        }

        var type = method.DeclaringType.GetElementType().FullName;
        return _names.TryGetValue($"{type} {method.Name}", out var name) && Replace(
            instruction,
            name,
            method.Parameters.Count + (method.HasThis ? 1 : 0),
            (method.DeclaringType as GenericInstanceType)?.GenericArguments[0]);
    }

    /// <param name="instruction">The call.</param>
    /// <param name="name">The substitute's.</param>
    /// <param name="parameters">How many it takes.</param>
    /// <param name="of">Its type argument; null for none.</param>
    private bool Replace(Instruction instruction, string name, int parameters, TypeReference? of)
    {
        var original = (MethodReference)instruction.Operand;
        var substitute = _substitutes[name].Single(method => method.Parameters.Count == parameters
            && method.HasGenericParameters == of is not null
            && (parameters != 1 || original.HasThis
                || Kind(method.Parameters[0]) == Kind(original.Parameters[0])));
        if (of is not null)
        {
            var made = new GenericInstanceMethod(substitute);
            made.GenericArguments.Add(of);
            substitute = made;
        }

        // A delegate to it becomes one to the substitute, closed over what was its object.
        var code = instruction.OpCode.Code == Code.Ldftn ? OpCodes.Ldftn : OpCodes.Call;
        (instruction.OpCode, instruction.Operand) = (code, _module.ImportReference(substitute));
        return true;
    }

    private static string Kind(ParameterDefinition parameter) => parameter.ParameterType.GetElementType().Name;
}
