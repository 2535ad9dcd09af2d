using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the composed port: it hands each call to the first step of a route.</summary>
internal static class ComposedPortText
{
    public static string Write(ContractShape contract)
    {
        var code = new CodeText(contract.Namespace, contract.Hidden).Begin();
        code.Line("/// <summary>Hands each call to the first step of a route.</summary>");
        code.Line(Clr.StepThrough);
        code.Open($"internal sealed class {contract.Stem}ComposedPort({Clr.Runtime}RouteStep first) : "
            + contract.InterfaceName);
        code.Line($"private readonly {Clr.Runtime}RouteStep _first = first;").Line();
        var index = 0;
        return code.Separated(contract.Operations, operation => WriteOperation(code, contract, operation, index++))
            .Close()
            .ToString();
    }

    private static void WriteOperation(CodeText code, ContractShape contract, OperationShape operation, int index)
    {
        var method = operation.Kind is Answer.Stream ? "Stream" : "CallAsync";
        code.Line(Clr.StepThrough);
        code.Call(
            $"public {Signatures.ReturnType(operation)} {operation.Method}", Signatures.Parameters(operation), " =>");
        code.Indented(_ => code.Call($"_first.{method}", [
            $"{index}",
            Signatures.Pack(operation.Parameters, "default(global::System.ValueTuple)"),
            $"{Clr.StepThrough} static (target, {PortText.StateName(operation)}, cancellation) =>\n"
                + $"    (({contract.InterfaceName})target).{operation.Method}("
                + $"{PortText.Unpacked(operation, "state")}cancellation)",
            Names.Escape(operation.Cancellation)], ";"));
    }
}
