using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the encoding port: the caller's end of a byte boundary.</summary>
internal static class EncodingPortText
{
    public static string Write(ContractShape contract)
    {
        var code = new CodeText(contract.Namespace, contract.Hidden).Using("Mortise.Payloads").Begin();
        code.Line("/// <summary>Writes each call to a channel.</summary>");
        code.Line(Clr.StepThrough);
        code.Line($"internal sealed class {contract.Stem}EncodingPort({Clr.Runtime}Channel channel)");
        code.Indented(_ => code.Line(
            $": {Clr.Runtime}EncodingPort({contract.Stem}Runtime.Instance, channel), {contract.InterfaceName}"));
        code.Open();
        var index = 0;
        foreach (var operation in contract.Operations)
        {
            WriteOperation(code, contract, operation, index++);
            code.Line();
        }

        WriteDecodeError(code, contract);
        return code.Close().ToString();
    }

    private static void WriteOperation(CodeText code, ContractShape contract, OperationShape operation, int index)
    {
        var writer = Signatures.Local(operation, "writer");
        code.Line(Clr.StepThrough);
        code.Call($"public {Signatures.ReturnType(operation)} {operation.Method}", Signatures.Parameters(operation), "")
            .Line("{");
        code.Indented(_ =>
        {
            code.Line($"var {writer} = CreateWriter();");
            var arguments = operation.Arguments.Select(static argument => Names.Escape(argument.Name)).ToList();
            code.Line(arguments.Count == 0
                ? $"{writer}.BeginObject(0);\n{writer}.EndObject();"
                : $"{contract.Stem}Arguments.Write{operation.Name}({writer}, {string.Join(", ", arguments)});");
            var call = new List<string> { $"{index}", writer, Streams(operation) };
            if (operation.Result is { } result)
            {
                call.Add(Expressions.Reader(result));
            }

            call.Add(Names.Escape(operation.Cancellation));
            code.Call(operation.Kind is Answer.Stream ? "return Stream" : "return CallAsync", call, ";");
        }).Line("}");
    }

    private static string Streams(OperationShape operation)
    {
        var streams = operation.Streams
            .Select(static stream =>
                $"EncodeStream({Names.Escape(stream.Name)}, {Expressions.Writer(stream.Field.Type, stream.Name)})")
            .ToList();
        return streams.Count == 0 ? "NoStreams" : $"[{string.Join(", ", streams)}]";
    }

    private static void WriteDecodeError(CodeText code, ContractShape contract)
    {
        var errors = Errors.Of(contract).ToList();
        code.Call(
            $"protected override {Clr.Mortise}DeclaredException? DecodeError",
            ["int operation", "string name", $"{Clr.Reader} body"],
            errors.Count == 0 ? " => null;" : " =>");
        if (errors.Count == 0)
        {
            return;
        }

        code.Indented(_ => code.Line("(operation, name) switch").Line("{").Indented(_ =>
        {
            foreach (var (error, operations) in errors)
            {
                code.Line($"({operations}, {Names.Literal(error.Name)}) => {error.Codec}.Read(body),");
            }

            code.Line("_ => null,");
        }).Line("};"));
    }
}
