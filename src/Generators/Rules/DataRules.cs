using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Mortise.Generators.Rules;

/// <summary>What may cross with a call.</summary>
internal static class DataRules
{
    public static readonly DiagnosticDescriptor Unsupported = new(
        "MT1009", "Only data crosses with a call",
        "{0} cannot cross with a call; use primitives, enums, sealed records, closed hierarchies of them, and "
        + "immutable collections",
        Rule.Category, Error, true, null, Rule.Help + "MT1009.md");

    public static readonly DiagnosticDescriptor OpenCollection = new(
        "MT1010", "Collections are immutable and closed",
        "{0} can be changed or implemented by anybody; use {1}",
        Rule.Category, Error, true, null, Rule.Help + "MT1010.md");

    public static readonly DiagnosticDescriptor NotSealedRecord = new(
        "MT1011", "A data type is a sealed record",
        "'{0}' is {1}; make it {2}", Rule.Category, Error, true, null, Rule.Help + "MT1011.md");

    public static readonly DiagnosticDescriptor Mutable = new(
        "MT1012", "Data does not change",
        "'{0}' of '{1}' {2}", Rule.Category, Error, true, null, Rule.Help + "MT1012.md");

    public static readonly DiagnosticDescriptor Constructor = new(
        "MT1013", "A record can be made from its fields",
        "'{0}' has no public constructor whose parameters all match public properties by name and type",
        Rule.Category, Error, true, null, Rule.Help + "MT1013.md");

    public static readonly DiagnosticDescriptor OpenHierarchy = new(
        "MT1014", "A hierarchy is closed",
        "The hierarchy '{0}' is not closed: {1}", Rule.Category, Error, true, null, Rule.Help + "MT1014.md");

    public static readonly DiagnosticDescriptor AddedField = new(
        "MT1021", "An added field is optional",
        "'{0}' was added by a minor version, so it needs a default: older callers do not send it",
        Rule.Category, Error, true, null, Rule.Help + "MT1021.md");

    public static readonly DiagnosticDescriptor TooManyFields = new(
        "MT1022", "A record has at most 128 fields",
        "'{0}' has {1} fields; group them into records", Rule.Category, Error, true, null, Rule.Help + "MT1022.md");

    public static readonly DiagnosticDescriptor Event = new(
        "MT1023", "An event is a public sealed record",
        "The event '{0}' must be a public, sealed, non-generic record", Rule.Category, Error, true, null,
        Rule.Help + "MT1023.md");
}
