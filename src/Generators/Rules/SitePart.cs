namespace Mortise.Generators.Rules;

/// <summary>Which part of a declaration a problem is shown at.</summary>
internal enum SitePart
{
    Name,
    Type,
}
