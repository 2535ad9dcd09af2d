namespace Mortise.Generators.Model;

/// <summary>One rule for the value of a configuration's field.</summary>
/// <param name="Kind">Which rule.</param>
/// <param name="First">The lower bound, the pattern or the allowed values, as C#.</param>
/// <param name="Second">The upper bound, as C#.</param>
/// <param name="Json">The rule's keywords in the schema, as <c>key=value</c> of JSON.</param>
/// <param name="Words">What is demanded, for people.</param>
internal sealed record ConstraintShape(
    ConstraintKind Kind, string First, string Second, EquatableArray<string> Json, string Words = "");
