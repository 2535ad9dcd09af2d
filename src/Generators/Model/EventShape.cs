namespace Mortise.Generators.Model;

/// <summary>An event, as its generated code needs it.</summary>
internal sealed record EventShape(
    string Namespace,
    string TypeName,
    string Label,
    string Name,
    int Major,
    int Minor,
    int Capacity,
    int Overflow,
    TypeUse Type,
    EquatableArray<DataShape> Types,
    EquatableArray<string> Hidden);
