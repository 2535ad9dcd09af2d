using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes JSON Schema (draft 2020-12) of contracts and configurations.</summary>
internal static class SchemaText
{
    public static Json Write(ContractShape contract)
    {
        var keys = Shapes.KeysOf(contract.Types);
        var types = new TypeSchema(
            use => Json.Object(("$ref", Json.Text($"#/$defs/{keys[use.Name]}"))), isStrict: false);
        var errors = new HashSet<string>(
            contract.Operations.SelectMany(static operation => operation.Errors).Select(static error => error.TypeName),
            StringComparer.Ordinal);
        return Json.Object(
            ("contract", Json.Text(contract.Name)),
            ("version", Json.Text($"{contract.Major}.{contract.Minor}")),
            ("fingerprint", Json.Text(Shapes.FingerprintOf(contract))),
            ("description", Json.Words(contract.Description)),
            ("operations", new JsonObject(contract.Operations.Select(operation =>
                (operation.Name, (Json?)Operation(operation, types, contract.Types))))),
            ("$defs", new JsonObject(contract.Types.Where(shape => !errors.Contains(shape.Name)).Select(shape =>
                (keys[shape.Name], (Json?)types.Define(shape))))));
    }

    /// <summary>
    /// The schema of a configuration. Types are written where they are used, so that it stays right inside another
    /// document; only a record within itself is any object.
    /// </summary>
    public static Json OfConfig(PluginShape plugin)
    {
        if (plugin.Config is not { } config)
        {
            return Json.Object(("type", Json.Text("object")), ("additionalProperties", Json.False));
        }

        var open = new Stack<string>();
        TypeSchema? types = null;
        types = new TypeSchema(Inline, isStrict: true);
        return Inline(config);

        JsonObject Inline(TypeUse use)
        {
            if (open.Contains(use.Name))
            {
                return Json.Object(("type", Json.Text("object")));
            }

            open.Push(use.Name);
            var schema = types!.Define(plugin.Types.First(shape => shape.Name == use.Name));
            open.Pop();
            return schema;
        }
    }

    private static Json Operation(
        OperationShape operation, TypeSchema types, IEnumerable<DataShape> shapes) => Json.Object(
        ("kind", Json.Text(operation.Kind.ToString().ToLowerInvariant())),
        ("idempotent", Json.Flag(operation.Idempotent)),
        ("since", Json.Number(operation.Since)),
        ("deadlineMilliseconds", Json.Number(operation.DeadlineMilliseconds)),
        ("description", Json.Words(operation.Description)),
        ("arguments", types.Object(operation.Arguments.Select(static argument => argument.Field), "", isClosed: true)),
        ("streams", Streams(operation, types)),
        (operation.Kind is Answer.Stream ? "item" : "result", Result(operation, types)),
        ("errors", operation.Errors.Count == 0 ? null : new JsonObject(operation.Errors.Select(error =>
            (error.Name, (Json?)types.Define(shapes.First(shape => shape.Name == error.TypeName)))))));

    private static Json? Result(OperationShape operation, TypeSchema types) =>
        operation.Result is { } result ? types.Use(result) : null;

    private static Json? Streams(OperationShape operation, TypeSchema types) => operation.Streams.Any()
        ? Json.Array(operation.Streams.Select(stream => Stream(stream, types)))
        : null;

    private static Json Stream(ParameterShape stream, TypeSchema types) => Json.Object(
        ("name", Json.Text(stream.Name)),
        ("description", Json.Words(stream.Field.Description)),
        ("item", types.Use(stream.Field.Type)));
}
