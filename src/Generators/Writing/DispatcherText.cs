using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the dispatcher: the provider's end of a byte boundary.</summary>
internal static class DispatcherText
{
    private const string Streams = $"{Clr.Stream}<{Clr.Payload}>[] streams";
    private const string Cancellation = $"{Clr.Cancellation} cancellation";

    public static string Write(ContractShape contract)
    {
        var code = new CodeText(contract.Namespace, contract.Hidden).Using("Mortise.Payloads").Begin();
        code.Line("/// <summary>Reads each call and makes it.</summary>");
        code.Line(Clr.StepThrough);
        code.Line($"internal sealed class {contract.Stem}Dispatcher({contract.InterfaceName} target, string provider)");
        code.Indented(_ => code.Line($": {Clr.Runtime}Dispatcher({contract.Stem}Runtime.Instance, target, provider)"));
        code.Open().Line($"private readonly {contract.InterfaceName} _target = target;").Line();
        WriteSwitch(code, contract, $"protected override {Clr.ValueTask}<{Clr.Payload}> InvokeAsync", isStream: false);
        code.Line();
        WriteSwitch(code, contract, $"protected override {Clr.Stream}<{Clr.Payload}> Open", isStream: true);
        code.Line();
        WriteEncodeError(code, contract);
        var index = 0;
        foreach (var operation in contract.Operations)
        {
            code.Line();
            WriteOperation(code, contract, operation, index++);
        }

        return code.Close().ToString();
    }

    private static void WriteSwitch(CodeText code, ContractShape contract, string head, bool isStream)
    {
        code.Line(Clr.StepThrough);
        code.Call(head, ["int operation", $"{Clr.Payload} arguments", Streams, Cancellation], " =>");
        code.Indented(_ => code.Line("operation switch").Line("{").Indented(_ =>
        {
            var index = 0;
            foreach (var operation in contract.Operations)
            {
                if (operation.Kind is Answer.Stream == isStream)
                {
                    var streams = operation.Streams.Any() ? "streams, " : "";
                    code.Line($"{index} => {operation.Method}(arguments, {streams}cancellation),");
                }

                index++;
            }

            code.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(operation)),");
        }).Line("};"));
    }

    private static void WriteOperation(CodeText code, ContractShape contract, OperationShape operation, int index)
    {
        var type = operation.Kind is Answer.Stream ? Clr.Stream : Clr.ValueTask;
        var inputs = operation.Streams.Any()
            ? new[] { $"{Clr.Payload} arguments", Streams, Cancellation }
            : [$"{Clr.Payload} arguments", Cancellation];
        code.Line(Clr.StepThrough);
        code.Call($"private {type}<{Clr.Payload}> {operation.Method}", inputs, "").Line("{").Indented(_ =>
        {
            var arguments = operation.Arguments.ToList();
            code.Line(arguments.Count == 0
                ? $"Decode({index}, arguments, ReadNothing);"
                : $"var input = Decode({index}, arguments, {contract.Stem}Arguments.Read{operation.Name});");
            var passed = new List<string>();
            var (taken, streams) = (0, 0);
            foreach (var parameter in operation.Parameters)
            {
                passed.Add(parameter.IsStream
                    ? $"DecodeStream(streams, {streams++}, {Expressions.Reader(parameter.Field.Type)})"
                    : Signatures.Unpack(arguments, taken++, "input"));
            }

            var call = $"_target.{operation.Method}({string.Join(", ", passed.Append("cancellation"))})";
            var reply = operation.Kind is Answer.Stream ? "return EncodeStream" : "return Reply";
            var format = new List<string> { call, "arguments.Format" };
            if (operation.Result is { } result)
            {
                format.Add(Expressions.Writer(result, operation.Kind is Answer.Stream ? "item" : "result"));
            }

            code.Call(reply, format, ";");
        }).Line("}");
    }

    private static void WriteEncodeError(CodeText code, ContractShape contract)
    {
        var errors = Errors.Of(contract).ToList();
        code.Call(
            $"protected override {Clr.Runtime}EncodedErrorException? EncodeError",
            ["int operation", $"{Clr.Mortise}DeclaredException error", $"{Clr.Payloads}PayloadFormat format"],
            "");
        code.Line("{").Indented(_ =>
        {
            if (errors.Count == 0)
            {
                code.Line("return null;");
                return;
            }

            code.Line("var writer = format.CreateWriter();").Open("switch (operation, error)");
            foreach (var (error, operations) in errors)
            {
                code.Line($"case ({operations}, {error.TypeName} item):").Indented(_ => code
                    .Line($"{error.Codec}.Write(writer, item);")
                    .Line($"return new {Clr.Runtime}EncodedErrorException("
                        + $"{Names.Literal(error.Name)}, writer.Finish(), item.Message);"));
            }

            code.Line("default:").Indented(_ => code.Line("return null;"));
            code.Close();
        }).Line("}");
        if (contract.Operations.Any(static operation => !operation.Arguments.Any()))
        {
            code.Line().Open($"private static object? ReadNothing({Clr.Reader} reader)");
            code.Line(
                $"var fields = {Clr.FieldReader}.Begin(reader, {Clr.FieldNames}.None, {Clr.UnknownFields}Refuse);");
            code.Line("fields.Next(out _);").Line("return null;").Close();
        }
    }
}
