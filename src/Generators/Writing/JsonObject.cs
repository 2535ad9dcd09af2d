namespace Mortise.Generators.Writing;

/// <summary>A JSON object. Fields without a value are left out.</summary>
internal sealed class JsonObject(IEnumerable<(string Name, Json? Value)> fields) : Json
{
    private readonly List<(string Name, Json? Value)> _fields =
        fields.Where(static field => field.Value is not null).ToList();

    /// <summary>The same with more fields; one of the same name is replaced.</summary>
    public JsonObject With(IEnumerable<(string Name, Json? Value)> more)
    {
        var added = more.Where(static field => field.Value is not null).ToList();
        return new JsonObject(_fields.Where(field => added.All(other => other.Name != field.Name)).Concat(added));
    }

    public override string ToString() =>
        Wrap('{', _fields.Select(static field => $"{JsonText.Quote(field.Name)}: {field.Value}").ToList(), '}');
}
