namespace Mortise.Generators.Model;

/// <summary>The definition of a data type that needs a codec.</summary>
/// <param name="Name">Its C# name, fully qualified.</param>
/// <param name="Label">Its name in schemas.</param>
/// <param name="CodecNamespace">Where the codec goes; empty for the global namespace.</param>
/// <param name="CodecName">The codec's simple name.</param>
/// <param name="Description">The summary of its documentation.</param>
internal abstract record DataShape(
    string Name, string Label, string CodecNamespace, string CodecName, string Description);

/// <summary>A record, or a declared error.</summary>
/// <param name="Fields">In the order of writing: constructor parameters, then other properties.</param>
/// <param name="IsStrict">Whether unknown fields are refused, as in configurations.</param>
internal sealed record RecordShape(
    string Name,
    string Label,
    string CodecNamespace,
    string CodecName,
    string Description,
    bool IsValueType,
    bool IsStrict,
    EquatableArray<FieldShape> Fields) : DataShape(Name, Label, CodecNamespace, CodecName, Description);

/// <summary>A closed hierarchy: an abstract record and all the sealed ones that there will ever be.</summary>
internal sealed record HierarchyShape(
    string Name,
    string Label,
    string CodecNamespace,
    string CodecName,
    string Description,
    EquatableArray<RecordShape> Cases) : DataShape(Name, Label, CodecNamespace, CodecName, Description);

/// <summary>An enumeration.</summary>
internal sealed record EnumerationShape(
    string Name,
    string Label,
    string CodecNamespace,
    string CodecName,
    string Description,
    Form Underlying,
    EquatableArray<MemberShape> Members) : DataShape(Name, Label, CodecNamespace, CodecName, Description);
