using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the runtime of a contract: its model, and the factories of its ports and dispatchers.</summary>
internal static class RuntimeText
{
    public static string Write(ContractShape contract)
    {
        var stem = contract.Stem;
        var full = contract.Namespace.Length == 0
            ? $"global::{stem}Runtime"
            : $"global::{contract.Namespace}.{stem}Runtime";
        var code = new CodeText(contract.Namespace, contract.Hidden)
            .Line($"[assembly: {Clr.Mortise}ContractExport(typeof({full}))]")
            .Line()
            .Begin();
        code.Line($"/// <summary>What the kernel needs to know of {contract.Name}/{contract.Major}.</summary>")
            .Line(Clr.Hidden);
        code.Open($"public sealed class {stem}Runtime : {Clr.Runtime}ContractRuntime<{contract.InterfaceName}>");
        WriteConstants(code, Shapes.FingerprintOf(contract), Shapes.MembersOf(contract));
        code.Line().Raw("private const string Schema =", SchemaText.Write(contract).ToString(), ";").Line();
        WriteConstructor(code, contract);
        code.Line();
        WriteFactories(code, contract);
        return code.Close().ToString();
    }

    public static void WriteConstants(CodeText code, string fingerprint, EquatableArray<string> members)
    {
        code.Line("/// <summary>Equal for builds of the same shape.</summary>");
        code.Line($"public const string Fingerprint = {Names.Literal(fingerprint)};").Line();
        code.Line("/// <summary>Each member and its shape, with a tab between.</summary>");
        code.Line("public const string Members =");
        code.Indented(_ =>
        {
            for (var index = 0; index < members.Count; index += 2)
            {
                var end = index + 2 >= members.Count ? ";" : "\\n\" +";
                var line = $"{members[index]}\\t{members[index + 1]}";
                code.Line(index + 2 >= members.Count ? $"\"{line}\";" : $"\"{line}{end}");
            }

            if (members.Count == 0)
            {
                code.Line("\"\";");
            }
        });
    }

    private static void WriteConstructor(CodeText code, ContractShape contract)
    {
        code.Line($"private {contract.Stem}Runtime()");
        code.Indented(_ => code.Line($": base(new {Clr.Runtime}ContractModel(").Indented(_ =>
        {
            code.Line($"{Names.Literal(contract.Name)},")
                .Line($"{contract.Major},")
                .Line($"{contract.Minor},")
                .Line("Fingerprint,");
            code.Line("[").Indented(_ =>
            {
                foreach (var operation in contract.Operations)
                {
                    code.Line(Model(operation) + ",");
                }
            }).Line("],").Line("Schema)").Line("{").Indented(_ => code.Line(
                $"Members = {Clr.Runtime}ContractModel.ReadMembers(Members),")).Line("})");
        })).Line("{").Line("}");
    }

    private static string Model(OperationShape operation)
    {
        var more = new List<string>();
        if (operation.Idempotent)
        {
            more.Add("Idempotent = true");
        }

        if (operation.DeadlineMilliseconds > 0)
        {
            more.Add($"Deadline = global::System.TimeSpan.FromMilliseconds({operation.DeadlineMilliseconds})");
        }

        if (operation.FailOpen)
        {
            more.Add($"OnFailure = {Clr.Mortise}FailurePolicy.FailOpen");
        }

        var made = $"new {Clr.Runtime}OperationModel({Names.Literal(operation.Name)}, "
            + $"{Clr.Runtime}OperationKind.{operation.Kind}, {operation.Since})";
        return more.Count == 0 ? made : $"{made} {{ {string.Join(", ", more)} }}";
    }

    private static void WriteFactories(CodeText code, ContractShape contract)
    {
        var stem = contract.Stem;
        code.Line("/// <summary>The only one.</summary>");
        code.Line($"public static {stem}Runtime Instance {{ get; }} = new();").Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {Clr.Runtime}Port CreatePort(string owner, {Clr.Runtime}RouteStep absent) =>");
        code.Indented(_ => code.Line($"new {stem}Port(owner, absent);")).Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override object CreateComposedPort({Clr.Runtime}RouteStep first) =>");
        code.Indented(_ => code.Line($"new {stem}ComposedPort(first);")).Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override object CreateEncodingPort({Clr.Runtime}Channel channel) =>");
        code.Indented(_ => code.Line($"new {stem}EncodingPort(channel);")).Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override {Clr.Runtime}Dispatcher CreateDispatcher(object target, string provider) =>");
        code.Indented(_ => code.Line($"new {stem}Dispatcher(({contract.InterfaceName})target, provider);"));
    }
}
