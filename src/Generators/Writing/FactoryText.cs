using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the factory of a plug-in and exports its manifest.</summary>
internal static class FactoryText
{
    public static string Write(PluginShape plugin)
    {
        var code = new CodeText(plugin.Namespace, plugin.Hidden);
        var factory = plugin.Namespace.Length == 0
            ? $"global::{plugin.Factory}"
            : $"global::{plugin.Namespace}.{plugin.Factory}";
        code.Line($"[assembly: {Clr.Mortise}PluginExport(").Indented(_ => code.Line($"typeof({factory}),")
            .Line("\"\"\"").Line(ManifestText.Write(plugin).ToString()).Line("\"\"\")]")).Line().Begin();
        code.Line($"/// <summary>Makes the plug-in {plugin.Id}.</summary>");
        code.Open($"internal sealed class {plugin.Factory} : {Clr.Runtime}PluginFactory");
        WriteReadConfig(code, plugin);
        WriteCreate(code, plugin);
        WriteReconfigure(code, plugin);
        StateText.Write(code, plugin.States);
        return code.Close().ToString();
    }

    private static void WriteReadConfig(CodeText code, PluginShape plugin)
    {
        if (plugin.Config is { } config)
        {
            code.Line($"public override object? ReadConfig({Clr.Reader} reader) => {config.Codec}.Read(reader);");
            code.Line();
        }
    }

    private static void WriteCreate(CodeText code, PluginShape plugin)
    {
        var (requirement, publisher) = (0, 0);
        var inputs = plugin.Parameters.Select(parameter => parameter.Kind switch
        {
            InputKind.Log => "inputs.Log",
            InputKind.Paths => "inputs.Paths",
            InputKind.CurrentCall => "inputs.CurrentCall",
            InputKind.Time => "inputs.Time",
            InputKind.Config => $"({parameter.TypeName})inputs.Config!",
            InputKind.Publisher => Input("Publisher", publisher++, parameter.TypeName),
            _ => Input("Requirement", requirement++, parameter.TypeName),
        }).ToList();
        code.Line($"public override object Create({Clr.Runtime}PluginInputs inputs) =>");
        code.Indented(_ => code.Call($"new {plugin.ClassName}", inputs, ";"));
    }

    private static void WriteReconfigure(CodeText code, PluginShape plugin)
    {
        if (plugin.Roles.Contains("reconfigure"))
        {
            var config = plugin.Parameters.First(static parameter => parameter.Kind is InputKind.Config).TypeName;
            code.Line().Line($"public override {Clr.ValueTask}<bool> ReconfigureAsync(");
            code.Indented(_ => code.Line($"object plugin, object? config, {Clr.Cancellation} cancellation) =>").Line(
                $"(({Clr.Mortise}IReconfigure<{config}>)plugin).ReconfigureAsync(({config})config!, cancellation);"));
        }
    }

    private static string Input(string kind, int index, string type) =>
        $"({type})inputs.{kind}({index}, typeof({type}))";
}
