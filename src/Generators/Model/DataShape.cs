namespace Mortise.Generators.Model;

/// <summary>The definition of a data type that needs a codec.</summary>
/// <param name="Name">Its C# name, fully qualified.</param>
/// <param name="Label">Its name in schemas.</param>
/// <param name="Codec">Where the codec goes.</param>
/// <param name="Description">The summary of its documentation.</param>
internal abstract record DataShape(
    string Name, string Label, CodecPlace Codec, string Description);

/// <summary>A record, or a declared error.</summary>
/// <param name="Fields">In the order of writing: constructor parameters, then other properties.</param>
/// <param name="HasValidate">Whether it has a method that yields what is wrong with it as a whole.</param>
/// <param name="IsStrict">Whether unknown fields are refused, as in configurations.</param>
internal sealed record RecordShape(
    string Name,
    string Label,
    CodecPlace Codec,
    string Description,
    bool IsValueType,
    bool IsStrict,
    bool HasValidate,
    EquatableArray<FieldShape> Fields) : DataShape(Name, Label, Codec, Description);

/// <summary>A closed hierarchy: an abstract record and all the sealed ones that there will ever be.</summary>
internal sealed record HierarchyShape(
    string Name,
    string Label,
    CodecPlace Codec,
    string Description,
    EquatableArray<RecordShape> Cases) : DataShape(Name, Label, Codec, Description);

/// <summary>An enumeration.</summary>
internal sealed record EnumerationShape(
    string Name,
    string Label,
    CodecPlace Codec,
    string Description,
    Form Underlying,
    EquatableArray<MemberShape> Members) : DataShape(Name, Label, Codec, Description);
