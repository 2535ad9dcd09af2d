namespace Mortise.Generators.Model;

/// <summary>How a field's value gets into its object.</summary>
internal enum FieldPlace
{
    Parameter,
    RequiredProperty,
    OptionalProperty,
}
