using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes how the arguments of each operation are encoded and decoded: for both ends of a boundary.</summary>
internal static class ArgumentsText
{
    public static string Write(ContractShape contract)
    {
        var code = new CodeText(contract.Namespace, contract.Hidden).Using("Mortise.Payloads").Begin();
        code.Line($"/// <summary>The arguments of {contract.Name}/{contract.Major} on every wire.</summary>");
        code.Open($"internal static class {contract.Stem}Arguments");
        var operations = contract.Operations.Where(static operation => operation.Arguments.Any()).ToList();
        foreach (var operation in operations)
        {
            RecordText.WriteNames(
                code, operation.Name + "Fields", operation.Arguments.Select(static argument => argument.Field));
            code.Line();
        }

        return code.Separated(operations, operation =>
        {
            WriteWriter(code, contract, operation);
            code.Line();
            WriteReader(code, operation);
        }).Close().ToString();
    }

    private static void WriteWriter(CodeText code, ContractShape contract, OperationShape operation)
    {
        var arguments = operation.Arguments.ToList();
        code.Line(Clr.StepThrough);
        code.Call(
            $"public static void Write{operation.Name}",
            arguments.Select((argument, index) => $"{argument.Field.Type.Text} {Local(argument, index)}")
                .Prepend($"{Clr.Writer} writer"),
            "");
        code.Line("{").Indented(_ =>
        {
            code.Open("try").Line($"writer.BeginObject({arguments.Count});");
            for (var index = 0; index < arguments.Count; index++)
            {
                var argument = arguments[index];
                code.Line($"writer.WriteName({Names.Literal(argument.Name)}u8);");
                code.Line(Expressions.Write(argument.Field.Type, Local(argument, index), argument.Name) + ";");
            }

            code.Line("writer.EndObject();").Close();
            code.Open($"catch ({Clr.PayloadException} problem)");
            code.Line($"throw new {Clr.Mortise}RejectedException(").Indented(_ => code
                .Line($"{Clr.Mortise}RejectedReason.BadArguments,")
                .Line($"\"The arguments of {contract.Name}/{contract.Major} {operation.Name} are not valid: \""
                    + " + problem.Message);"));
            code.Close();
        }).Line("}");
    }

    private static void WriteReader(CodeText code, OperationShape operation)
    {
        var arguments = operation.Arguments.ToList();
        var fields = arguments.Select(static argument => argument.Field).ToList();
        code.Line(Clr.StepThrough);
        code.Open($"public static {Signatures.PackedType(arguments)} Read{operation.Name}({Clr.Reader} reader)");
        RecordText.WriteFieldLoop(
            code, fields, $"{Clr.FieldReader}.Begin(reader, {operation.Name}Fields, {Clr.UnknownFields}Refuse)");
        var locals = string.Join(", ", RecordText.LocalsOf(fields));
        code.Line(arguments.Count == 1 ? $"return {locals};" : $"return ({locals});");
        code.Close();
    }

    private static string Local(ParameterShape argument, int index) =>
        argument.Name is "writer" or "problem" ? $"value{index}" : Names.Escape(argument.Name);
}
