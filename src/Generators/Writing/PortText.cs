using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the port: the object that a consumer holds. Its plain path is what a call costs.</summary>
internal static class PortText
{
    public static string Write(ContractShape contract)
    {
        var stem = contract.Stem;
        var code = new CodeText(contract.Namespace, contract.Hidden).Begin();
        code.Line($"/// <summary>The caller's end of a route to <see cref=\"{contract.InterfaceName}\"/>.</summary>");
        code.Line("/// <param name=\"owner\">Who calls through it.</param>");
        code.Line("/// <param name=\"absent\">What answers until a provider is there.</param>");
        code.Line(Clr.StepThrough);
        code.Line($"public sealed class {stem}Port(string owner, {Clr.Runtime}RouteStep absent)");
        code.Indented(_ => code.Line(
            $": {Clr.Runtime}Port<{contract.InterfaceName}>("
            + $"{stem}Runtime.Instance, owner, new {stem}ComposedPort(absent)),\n"
            + $"  {contract.InterfaceName}"));
        code.Open();
        var members = contract.Operations
            .Select<OperationShape, Action>((operation, index) =>
                () => WriteOperation(code, contract, operation, index))
            .ToList();
        if (contract.Operations.Any(static operation => operation.Errors.Count > 0))
        {
            members.Add(() => WriteCopyDeclared(code, contract));
        }

        return code.Separated(members, static write => write()).Close().ToString();
    }

    private static void WriteOperation(CodeText code, ContractShape contract, OperationShape operation, int index)
    {
        code.Line("/// <inheritdoc/>");
        code.Line(Clr.StepThrough);
        if (operation.Kind is Answer.Stream)
        {
            WriteStream(code, operation, index);
            return;
        }

        string Local(string name) => Signatures.Local(operation, name);
        var (cell, binding, call, result, exception) =
            (Local("cell"), Local("binding"), Local("call"), Local("result"), Local("exception"));
        var token = Names.Escape(operation.Cancellation);
        var type = operation.Result is null ? "" : $"<{operation.Result.Text}>";
        // Inlined into consumers, and with a filter because the runtime inlines no plain catch: half of a call's cost.
        code.Line($"[{Clr.Compiler}MethodImpl({Clr.Compiler}MethodImplOptions.AggressiveInlining)]");
        code.Call($"public {Signatures.ReturnType(operation)} {operation.Method}", Signatures.Parameters(operation), "")
            .Line("{");
        code.Indented(_ =>
        {
            code.Line($"ref var {cell} = ref Enter({index}, out var {binding});");
            if (operation.Result is not null)
            {
                code.Line($"{operation.Result.Text} {result};");
            }

            code.Open("try");
            code.Line($"var {call} = {binding}.Target.{operation.Method}({Signatures.Arguments(operation)});");
            code.Open($"if (!{call}.IsCompleted)");
            code.Line($"return Finish({call}, {binding}, {index}, {token});");
            code.Close().Line();
            code.Line(operation.Result is null ? $"{call}.GetAwaiter().GetResult();" : $"{result} = {call}.Result;");
            code.Close();
            code.Open($"catch ({Clr.Exception} {exception}) when ({exception} is not null)");
            code.Line($"return Failed{type}({binding}, {index}, {exception}, {token});");
            code.Close().Line();
            code.Line($"Exit(ref {cell}, {binding});");
            code.Line(
                operation.Result is null
                    ? "return default;"
                    : $"return new {Signatures.ReturnType(operation)}({result});");
        }).Line("}");
    }

    private static void WriteStream(CodeText code, OperationShape operation, int index)
    {
        code.Call(
            $"public {Signatures.ReturnType(operation)} {operation.Method}", Signatures.Parameters(operation), " =>");
        code.Indented(_ => code.Call("Stream", [
            $"{index}",
            Signatures.Pack(operation.Parameters, "default(global::System.ValueTuple)"),
            $"{Clr.StepThrough} static (target, {StateName(operation)}, cancellation) => "
                + $"target.{operation.Method}({Unpacked(operation, "state")}cancellation)",
            Names.Escape(operation.Cancellation)], ";"));
    }

    public static string StateName(OperationShape operation) => operation.Parameters.Count == 0 ? "_" : "state";

    public static string Unpacked(OperationShape operation, string packed) => string.Concat(
        operation.Parameters.Select((_, index) => Signatures.Unpack(operation.Parameters, index, packed) + ", "));

    private static void WriteCopyDeclared(CodeText code, ContractShape contract)
    {
        var visibility = contract.SeesInternals ? "protected internal" : "protected";
        code.Line("/// <inheritdoc/>");
        code.Call(
            $"{visibility} override {Clr.Mortise}DeclaredException? CopyDeclared",
            ["int operation", $"{Clr.Mortise}DeclaredException error"],
            " =>");
        code.Indented(_ => code.Line("(operation, error) switch").Line("{").Indented(_ =>
        {
            foreach (var (error, operations) in Errors.Of(contract))
            {
                var copies = string.Join(", ", error.Properties.Select(static name => $"item.{name}"));
                code.Line($"({operations}, {error.TypeName} item) => new {error.TypeName}({copies}),");
            }

            code.Line("_ => null,");
        }).Line("};"));
    }
}
