using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Mortise.Generators.Rules;

/// <summary>
/// Where a problem is shown: at the symbol if its source is at hand, else at whatever led to it. Found only when there
/// is a problem.
/// </summary>
/// <param name="Symbol">The symbol that is wrong.</param>
/// <param name="Outer">What led to it.</param>
/// <param name="Part">Which part of its declaration.</param>
internal sealed record Site(ISymbol Symbol, Site? Outer = null, SitePart Part = SitePart.Name)
{
    public Location Location => Find() ?? Outer?.Location ?? Location.None;

    public Site Within(ISymbol inner, SitePart part = SitePart.Name) => new(inner, this, part);

    private Location? Find()
    {
        var reference = Symbol.DeclaringSyntaxReferences.FirstOrDefault();
        if (reference is null)
        {
            return null;
        }

        if (Part is SitePart.Name)
        {
            return Symbol.Locations.FirstOrDefault(static location => location.IsInSource);
        }

        return reference.GetSyntax() switch
        {
            ParameterSyntax { Type: { } type } => type.GetLocation(),
            MethodDeclarationSyntax method => method.ReturnType.GetLocation(),
            PropertyDeclarationSyntax property => property.Type.GetLocation(),
            _ => Symbol.Locations.FirstOrDefault(static location => location.IsInSource),
        };
    }
}
