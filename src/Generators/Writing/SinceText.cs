using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the bodies of operations that a minor version added: what an older provider answers.</summary>
internal static class SinceText
{
    public static string Write(ContractShape contract, IEnumerable<OperationShape> added)
    {
        var code = new CodeText(contract.Namespace, contract.Hidden).Begin();
        code.Open($"public partial interface {contract.Interface}");
        return code.Separated(added, operation => Write(code, contract, operation)).Close().ToString();
    }

    private static void Write(CodeText code, ContractShape contract, OperationShape operation)
    {
        var error = $"{Clr.Mortise}UnavailableException.NotProvided("
            + $"{contract.Stem}Runtime.Instance, {Names.Literal(operation.Name)}, {operation.Since})";
        code.Call(
            $"public virtual partial {Signatures.ReturnType(operation)} {operation.Method}",
            Signatures.Parameters(operation),
            " =>");
        code.Indented(_ => code.Line(operation switch
        {
            { Kind: Answer.Stream } => $"throw {error};",
            { Result: { } result } => $"{Clr.ValueTask}.FromException<{result.Text}>({error});",
            _ => $"{Clr.ValueTask}.FromException({error});",
        }));
    }
}
