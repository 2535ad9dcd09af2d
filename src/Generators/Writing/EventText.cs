using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>Writes the runtime of an event.</summary>
internal static class EventText
{
    public static string Write(EventShape item)
    {
        var name = $"{item.Label}Runtime";
        var full = item.Namespace.Length == 0 ? $"global::{name}" : $"global::{item.Namespace}.{name}";
        var overflow = item.Overflow switch { 1 => "DropNewest", 2 => "Detach", _ => "DropOldest" };
        var code = new CodeText(item.Namespace, item.Hidden)
            .Line($"[assembly: {Clr.Mortise}ContractExport(typeof({full}))]")
            .Line()
            .Begin();
        code.Line($"/// <summary>What the kernel needs to know of the event {item.Name}/{item.Major}.</summary>")
            .Line(Clr.Hidden);
        code.Open($"public sealed class {name} : {Clr.Runtime}EventRuntime<{item.TypeName}>");
        RuntimeText.WriteConstants(code, Shapes.FingerprintOf(item), Shapes.MembersOf(item));
        code.Line().Line($"private {name}()").Indented(_ => code
            .Line($": base(new {Clr.Runtime}EventModel(")
            .Indented(_ => code.Line($"{Names.Literal(item.Name)}, {item.Major}, {item.Minor}, Fingerprint, "
                + $"{item.Capacity}, {Clr.Mortise}Overflow.{overflow}))")));
        code.Line("{").Line("}").Line();
        code.Line("/// <summary>The only one.</summary>");
        code.Line($"public static {name} Instance {{ get; }} = new();").Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override void Write({Clr.Writer} writer, {item.TypeName} item) =>");
        code.Indented(_ => code.Line($"{item.Type.Codec}.Write(writer, item);")).Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"protected override {item.TypeName} Read({Clr.Reader} reader) => {item.Type.Codec}.Read(reader);");
        return code.Close().ToString();
    }
}
