namespace Mortise.Generators.Model;

/// <summary>A data type where it is used.</summary>
/// <param name="Form">What kind of value.</param>
/// <param name="Name">Its C# name, fully qualified, without a question mark.</param>
/// <param name="IsValueType">Whether it is a struct.</param>
/// <param name="IsNullable">Whether null is a value too.</param>
/// <param name="Label">Its name for people and in schemas: a record's own name, without the namespace.</param>
/// <param name="Codec">The generated codec, fully qualified; empty for what readers and writers know.</param>
/// <param name="Arguments">The element type, or key and value.</param>
internal sealed record TypeUse(
    Form Form,
    string Name,
    bool IsValueType,
    bool IsNullable,
    string Label,
    string Codec,
    EquatableArray<TypeUse> Arguments)
{
    /// <summary>The C# type with its question mark.</summary>
    public string Text => IsNullable ? Name + "?" : Name;

    public TypeUse Required => IsNullable ? this with { IsNullable = false } : this;
}
