using Microsoft.CodeAnalysis;

namespace Mortise.Generators.Rules;

/// <summary>
/// What reading a contract or a plug-in found wrong. The analyzers report it; the generator only looks whether there is
/// any, because what breaks a rule gets no code.
/// </summary>
internal sealed class Problems
{
    private readonly List<Diagnostic> _found = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Whether there is one that forbids generating code.</summary>
    public bool AreErrors { get; private set; }

    public void Add(DiagnosticDescriptor rule, Site site, params object[] arguments)
    {
        AreErrors |= rule.DefaultSeverity == DiagnosticSeverity.Error;
        _found.Add(Diagnostic.Create(rule, site.Location, arguments));
    }
}
