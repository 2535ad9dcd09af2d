namespace Mortise.Generators.Model;

/// <summary>The rules of <c>System.ComponentModel.DataAnnotations</c> that configurations know.</summary>
internal enum ConstraintKind
{
    Range,
    Length,
    Pattern,
    Allowed,
    Denied,
}
