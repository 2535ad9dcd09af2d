using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Mortise.Generators.Rules;

/// <summary>What a plug-in's class may look like.</summary>
internal static class PluginRules
{
    public static readonly DiagnosticDescriptor Class = new(
        "MT1030", "A plug-in is a sealed class",
        "The plug-in '{0}' must be a sealed, non-generic class that is not nested", Rule.Category, Error, true, null,
        Rule.Help + "MT1030.md");

    public static readonly DiagnosticDescriptor Several = new(
        "MT1031", "An assembly holds one plug-in",
        "'{0}' is a plug-in too; each plug-in is an assembly of its own", Rule.Category, Error, true, null,
        Rule.Help + "MT1031.md", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Id = new(
        "MT1032", "A plug-in's id is lowercase and dotted",
        "'{0}' is not a plug-in id; it has the form 'namespace.name', in lowercase", Rule.Category, Error, true, null,
        Rule.Help + "MT1032.md");

    public static readonly DiagnosticDescriptor Constructor = new(
        "MT1033", "A plug-in has one constructor",
        "The plug-in '{0}' has {1} public constructors; it has exactly one, whose parameters are what it requires",
        Rule.Category, Error, true, null, Rule.Help + "MT1033.md");

    public static readonly DiagnosticDescriptor Parameter = new(
        "MT1034", "A plug-in requires only what the kernel can give",
        "The kernel cannot give the parameter '{0}' of type '{1}'; it gives {2}", Rule.Category, Error, true, null,
        Rule.Help + "MT1034.md");

    public static readonly DiagnosticDescriptor Range = new(
        "MT1035", "A version range has the form [1.0,2.0)",
        "'{0}' is not a version range; write for example '[1.0,2.0)', '[1.2,)' or '1.0'",
        Rule.Category, Error, true, null, Rule.Help + "MT1035.md");

    public static readonly DiagnosticDescriptor Config = new(
        "MT1036", "A plug-in has one configuration, which is data",
        "'{0}' cannot be the configuration of a plug-in: {1}",
        Rule.Category, Error, true, null, Rule.Help + "MT1036.md");

    public static readonly DiagnosticDescriptor OtherPlugin = new(
        "MT1037", "Plug-ins meet only through contracts",
        "'{0}' belongs to the plug-in assembly '{1}'; a plug-in reaches another one only through a contract",
        Rule.Category, Error, true, null, Rule.Help + "MT1037.md");

    public static readonly DiagnosticDescriptor Useless = new(
        "MT1038", "A plug-in does something",
        "The plug-in '{0}' provides no contract, receives no event and has no role, so nothing ever calls it",
        Rule.Category, Error, true, null, Rule.Help + "MT1038.md");

    public static readonly DiagnosticDescriptor Together = new(
        "MT1039", "Contracts live apart from plug-ins",
        "'{0}' is declared in the assembly of the plug-in '{1}'; contracts and events live in an assembly of their "
        + "own, which both sides reference",
        Rule.Category, Error, true, null, Rule.Help + "MT1039.md", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Constraint = new(
        "MT1040", "A configuration's rule fits its field",
        "The rule {0} of '{1}' cannot be checked: {2}", Rule.Category, Error, true, null, Rule.Help + "MT1040.md");

    public static readonly DiagnosticDescriptor Undeclared = new(
        "MT1041", "An operation throws only the errors that it declares",
        "'{0}' does not declare '{1}' with [Throws<{1}>], so callers get a fault without its fields",
        Rule.Category, Warning, true, null, Rule.Help + "MT1041.md");

    public static readonly DiagnosticDescriptor NotGenerated = new(
        "MT1042", "A contract's assembly was built with the generator",
        "The assembly '{0}' has no generated code for '{1}'; build it with a reference to Mortise.Contracts and its "
        + "analyzers",
        Rule.Category, Error, true, null, Rule.Help + "MT1042.md");

    public static readonly DiagnosticDescriptor State = new(
        "MT1044", "A plug-in hands over one state, in versions",
        "The plug-in '{0}' cannot hand its state over: {1}",
        Rule.Category, Error, true, null, Rule.Help + "MT1044.md");

    public static readonly DiagnosticDescriptor Reconfigure = new(
        "MT1045", "A plug-in takes its own configuration while it runs",
        "The plug-in '{0}' cannot take a '{1}' while it runs: {2}",
        Rule.Category, Error, true, null, Rule.Help + "MT1045.md");

    public static readonly DiagnosticDescriptor Misplaced = new(
        "MT1043", "Only a requirement has a version range or a key",
        "[{0}] says nothing about '{1}', which requires no {2}",
        Rule.Category, Error, true, null, Rule.Help + "MT1043.md");
}
