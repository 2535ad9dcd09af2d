using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Exploration.Tests.Rewriting;

/// <summary>
/// Puts a point before each access of compiled code to what threads share, and <see cref="Controlled"/> in place of
/// what would run or wait outside of an exploration's control.
/// </summary>
internal sealed class Rewriter
{
    /// <summary>Names a method, as <c>Type.Method</c>, that does nothing: a kernel in which it is missing.</summary>
    public const string NothingVariable = "MORTISE_EXPLORE_WITHOUT";

    private readonly ModuleDefinition _module;
    private readonly MethodReference _point;
    private readonly Substitutes _substitutes;

    private Rewriter(ModuleDefinition module)
    {
        _module = module;
        _point = module.ImportReference(typeof(Controlled).GetMethod(nameof(Controlled.Point)));
        _substitutes = new Substitutes(module);
    }

    /// <summary>The assembly, rewritten.</summary>
    public static Stream Rewrite(string file)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(Path.GetDirectoryName(file));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        var reading = new ReaderParameters { AssemblyResolver = resolver };
        using var assembly = AssemblyDefinition.ReadAssembly(file, reading);
        var rewriter = new Rewriter(assembly.MainModule);
        foreach (var type in assembly.MainModule.GetTypes().Where(static type => !SharedState.IsWhole(type)))
        {
            foreach (var method in type.Methods.Where(static method => method is { HasBody: true, Name: not ".cctor" }))
            {
                if ($"{type.Name}.{method.Name}" == Environment.GetEnvironmentVariable(NothingVariable))
                {
                    rewriter.MakeNothing(method);
                    continue;
                }

                rewriter.Rewrite(method);
            }
        }

        var rewritten = new MemoryStream();
        assembly.Write(rewritten);
        rewritten.Position = 0;
        return rewritten;
    }

    /// <summary>It returns a task that has ended.</summary>
    private void MakeNothing(MethodDefinition method)
    {
        var ended = typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod;
        method.Body = new MethodBody(method);
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Call, _module.ImportReference(ended)));
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ret));
    }

    private void Rewrite(MethodDefinition method)
    {
        var body = method.Body;
        body.SimplifyMacros();
        var where = $"{method.DeclaringType.Name}.{method.Name}";
        foreach (var instruction in body.Instructions.ToArray())
        {
            if (_substitutes.TryReplace(instruction))
            {
                continue;
            }

            if (SharedState.IsAccess(instruction, out var what))
            {
                PutPoint(body, instruction, $"{where}: {what}");
            }
        }

        body.OptimizeMacros();
    }

    /// <summary>
    /// The instruction moves down and its place becomes the point, so that whoever jumps to it comes to the point.
    /// </summary>
    private void PutPoint(MethodBody body, Instruction access, string where)
    {
        var first = access.Previous is { OpCode.OpCodeType: OpCodeType.Prefix } prefix ? prefix : access;
        var moved = Instruction.Create(OpCodes.Nop);
        (moved.OpCode, moved.Operand) = (first.OpCode, first.Operand);
        var call = Instruction.Create(OpCodes.Call, _point);
        (first.OpCode, first.Operand) = (OpCodes.Ldstr, where);
        var processor = body.GetILProcessor();
        processor.InsertAfter(first, call);
        processor.InsertAfter(call, moved);
    }
}
