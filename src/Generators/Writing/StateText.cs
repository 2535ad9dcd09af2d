using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the part of a factory that hands a plug-in's state over.</summary>
internal static class StateText
{
    private const string Plugin = "plugin";

    public static void Write(CodeText code, EquatableArray<StateShape> states)
    {
        if (states.Count == 0)
        {
            return;
        }

        var own = states[0];
        var versions = string.Join(", ", states.Select(static state => state.Version));
        code.Line().Line(
            $"public override {Clr.ImmutableArray}<int> StateVersions => [{versions}];");
        WriteExport(code, own, states);
        WriteImport(code, own, states);
        WriteConvert(code, own, states);
        code.Line().Line(
            $"public override {Clr.ValueTask} ForgetAsync(object plugin, {Clr.Cancellation} cancellation) =>");
        code.Indented(_ => code.Line($"(({Role(own)})plugin).ForgetAsync(cancellation);"));
    }

    private static void WriteExport(CodeText code, StateShape own, EquatableArray<StateShape> states)
    {
        code.Line().Line($"public override async {Clr.ValueTask} ExportAsync(");
        code.Indented(_ => code.Line(
            $"object plugin, int version, {Clr.Writer} writer, {Clr.Cancellation} cancellation)"));
        code.Line("{").Indented(_ =>
        {
            code.Line($"var state = await (({Role(own)})plugin).ExportAsync(cancellation).ConfigureAwait(false);");
            Switch(code, states, state => state == own
                ? $"{own.Codec}.Write(writer, state);"
                : $"{state.Codec}.Write(writer, (({Converter(state, own)}){Plugin}).Down(state));");
        }).Line("}");
    }

    private static void WriteImport(CodeText code, StateShape own, EquatableArray<StateShape> states)
    {
        code.Line().Line($"public override {Clr.ValueTask} ImportAsync(");
        code.Indented(_ => code.Line(
            $"object plugin, int version, {Clr.Reader} reader, {Clr.Cancellation} cancellation)"));
        code.Line("{").Indented(_ =>
        {
            code.Line($"{own.Name} state;");
            Switch(code, states, state => state == own
                ? $"state = {own.Codec}.Read(reader);"
                : $"state = (({Converter(state, own)}){Plugin}).Up({state.Codec}.Read(reader));");
            code.Line("reader.End();");
            code.Line($"return (({Role(own)})plugin).ImportAsync(state, cancellation);");
        }).Line("}");
    }

    private static void WriteConvert(CodeText code, StateShape own, EquatableArray<StateShape> states)
    {
        code.Line().Line("public override void Convert(");
        code.Indented(_ => code.Line($"object plugin, int version, {Clr.Reader} reader, {Clr.Writer} writer)"));
        code.Line("{").Indented(_ => Switch(code, states, state => state == own
            ? $"{own.Codec}.Write(writer, {own.Codec}.Read(reader));"
            : $"{state.Codec}.Write(writer, (({Converter(state, own)}){Plugin}).Down("
                + $"(({Converter(state, own)}){Plugin}).Up({state.Codec}.Read(reader))));")).Line("}");
    }

    private static void Switch(CodeText code, EquatableArray<StateShape> states, Func<StateShape, string> body)
    {
        code.Open("switch (version)");
        foreach (var state in states)
        {
            code.Line($"case {state.Version}:").Indented(_ => code.Line(body(state)).Line("break;"));
        }

        code.Line("default:").Indented(_ => code.Line("throw new global::System.ArgumentOutOfRangeException("
            + "nameof(version), version, \"The plug-in knows no such version of its state.\");"));
        code.Close();
    }

    private static string Role(StateShape own) => $"{Clr.Mortise}IHandOver<{own.Name}>";

    private static string Converter(StateShape older, StateShape own) =>
        $"{Clr.Mortise}IConvertState<{older.Name}, {own.Name}>";
}
