namespace Mortise.Generators.Model;

/// <summary>A field of a record, a declared error or an operation's arguments.</summary>
/// <param name="Name">Its name on every wire, and that of the property.</param>
/// <param name="Type">Its type.</param>
/// <param name="Place">How a value gets into the object.</param>
/// <param name="DefaultCode">The C# default; null if it has none.</param>
/// <param name="DefaultJson">The default in schemas; null if it has none that is known.</param>
/// <param name="Since">The minor version that added it.</param>
/// <param name="Description">Its documentation.</param>
/// <param name="Constraints">What a configuration demands of it.</param>
internal sealed record FieldShape(
    string Name,
    TypeUse Type,
    FieldPlace Place,
    string? DefaultCode,
    string? DefaultJson,
    int Since,
    string Description,
    EquatableArray<ConstraintShape> Constraints)
{
    /// <summary>Whether its absence is an error.</summary>
    public bool IsRequired =>
        Place is FieldPlace.RequiredProperty || (Place is FieldPlace.Parameter && DefaultCode is null);
}
