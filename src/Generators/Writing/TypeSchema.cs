using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>Writes the schemas of data types.</summary>
/// <param name="refer">The schema of a type that has a definition, where it is used.</param>
/// <param name="isStrict">Whether only what a person should write is allowed, as in configurations.</param>
internal sealed class TypeSchema(Func<TypeUse, JsonObject> refer, bool isStrict)
{
    /// <summary>The schema of a type where it is used.</summary>
    public JsonObject Use(TypeUse type)
    {
        if (type.IsNullable)
        {
            return Json.Object(("anyOf", Json.Array([Use(type.Required), PrimitiveSchema.Simple("null")])));
        }

        return type.Form switch
        {
            Form.Enumeration or Form.Record or Form.Hierarchy => refer(type),
            Form.Array or Form.List => Json.Object(("type", Json.Text("array")), ("items", Use(type.Arguments[0]))),
            Form.Set => Json.Object(
                ("type", Json.Text("array")), ("items", Use(type.Arguments[0])), ("uniqueItems", Json.True)),
            Form.Map or Form.SortedMap when type.Arguments[0].Form is Form.String => Json.Object(
                ("type", Json.Text("object")), ("additionalProperties", Use(type.Arguments[1]))),
            Form.Map or Form.SortedMap => Json.Object(("type", Json.Text("array")), ("items", Pair(type))),
            _ => PrimitiveSchema.Of(type.Form, isStrict),
        };
    }

    /// <summary>The schema of a type's definition.</summary>
    public JsonObject Define(DataShape shape) => shape switch
    {
        RecordShape record => Object(record.Fields, record.Description, isStrict),
        HierarchyShape hierarchy => Json.Object(
            ("description", Json.Words(hierarchy.Description)),
            ("oneOf", Json.Array(hierarchy.Cases.Select(Case)))),
        EnumerationShape enumeration => Enumeration(enumeration),
        _ => Json.Object(),
    };

    /// <summary>The schema of an object.</summary>
    public JsonObject Object(IEnumerable<FieldShape> fields, string description, bool isClosed)
    {
        var all = fields.ToList();
        return Object(
            all.Select(field => (field.Name, (Json?)Field(field))),
            all.Where(static field => field.IsRequired).Select(static field => field.Name),
            description,
            isClosed);
    }

    private static JsonObject Object(
        IEnumerable<(string Name, Json? Schema)> properties,
        IEnumerable<string> required,
        string description,
        bool isClosed)
    {
        var demanded = required.Select(Json.Text).ToList();
        return Json.Object(
            ("type", Json.Text("object")),
            ("description", Json.Words(description)),
            ("properties", new JsonObject(properties)),
            ("required", demanded.Count == 0 ? null : Json.Array(demanded)),
            ("additionalProperties", isClosed ? Json.False : null));
    }

    private Json Case(RecordShape item)
    {
        var name = item.Label.Substring(item.Label.LastIndexOf('.') + 1);
        var type = ("$type", (Json?)Json.Object(("const", Json.Text(name))));
        return Object(
            item.Fields.Select(field => (field.Name, (Json?)Field(field))).Prepend(type),
            item.Fields.Where(static field => field.IsRequired).Select(static field => field.Name).Prepend("$type"),
            item.Description,
            isStrict);
    }

    /// <summary>A field's type with what is known of the field: keywords beside a reference add to it.</summary>
    private JsonObject Field(FieldShape field) => Use(field.Type).With(field.Constraints
        .SelectMany(static constraint => constraint.Json)
        .Select(static keyword =>
            (keyword.Substring(0, keyword.IndexOf('=')), (Json?)Json.Raw(keyword.Substring(keyword.IndexOf('=') + 1))))
        .Prepend(("default", field.DefaultJson is { } value ? Json.Raw(value) : null))
        .Prepend(("description", Json.Words(field.Description))));

    private JsonObject Pair(TypeUse type) => Json.Object(
        ("type", Json.Text("array")),
        ("prefixItems", Json.Array([Use(type.Arguments[0]), Use(type.Arguments[1])])),
        ("minItems", Json.Number(2)),
        ("items", Json.False));

    private JsonObject Enumeration(EnumerationShape shape)
    {
        var names = Json.Array(shape.Members.Select(static member => Json.Text(member.Name)));
        return isStrict
            ? Json.Object(("enum", names))
            : Json.Object(
                ("description", Json.Words(shape.Description)),
                ("anyOf", Json.Array([Json.Object(("enum", names)), PrimitiveSchema.Simple("integer")])));
    }
}
