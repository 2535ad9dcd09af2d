using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Mortise.Generators.Rules;

/// <summary>What a contract's interface may look like.</summary>
internal static class ContractRules
{
    public static readonly DiagnosticDescriptor Interface = new(
        "MT1001", "A contract is a public interface of its own",
        "The contract '{0}' must be {1}", Rule.Category, Error, true, null, Rule.Help + "MT1001.md");

    public static readonly DiagnosticDescriptor Name = new(
        "MT1002", "A contract or event has a lowercase dotted name and a version",
        "{0}", Rule.Category, Error, true, null, Rule.Help + "MT1002.md");

    public static readonly DiagnosticDescriptor Overload = new(
        "MT1003", "An operation has a name of its own",
        "The operation '{0}' is overloaded; give each operation a name of its own, because names are all that crosses "
        + "a boundary",
        Rule.Category, Error, true, null, Rule.Help + "MT1003.md");

    public static readonly DiagnosticDescriptor Member = new(
        "MT1004", "A contract has operations and nothing else",
        "'{0}' is {1}; a contract has only operations, which are public abstract methods",
        Rule.Category, Error, true, null, Rule.Help + "MT1004.md");

    public static readonly DiagnosticDescriptor OperationName = new(
        "MT1005", "An operation's name ends in Async; names are plain ASCII",
        "'{0}' must {1}", Rule.Category, Error, true, null, Rule.Help + "MT1005.md");

    public static readonly DiagnosticDescriptor Result = new(
        "MT1006", "An operation returns ValueTask, ValueTask<T> or IAsyncEnumerable<T>",
        "'{0}' returns {1}; an operation returns {2}", Rule.Category, Error, true, null, Rule.Help + "MT1006.md");

    public static readonly DiagnosticDescriptor Cancellation = new(
        "MT1007", "The last parameter of an operation is its CancellationToken",
        "'{0}' must take one CancellationToken, as its last parameter", Rule.Category, Error, true, null,
        Rule.Help + "MT1007.md");

    public static readonly DiagnosticDescriptor Reference = new(
        "MT1008", "Arguments are passed by value",
        "The parameter '{0}' is '{1}'; arguments cross boundaries by value", Rule.Category, Error, true, null,
        Rule.Help + "MT1008.md");

    public static readonly DiagnosticDescriptor Throws = new(
        "MT1015", "A declared error can be made from its fields",
        "The declared error '{0}' must be {1}", Rule.Category, Error, true, null, Rule.Help + "MT1015.md");

    public static readonly DiagnosticDescriptor Since = new(
        "MT1016", "A member is added by a minor version that exists",
        "'{0}' says that minor {1} added it, but there are only minors up to {2}", Rule.Category, Error, true, null,
        Rule.Help + "MT1016.md");

    public static readonly DiagnosticDescriptor AddedOperation = new(
        "MT1017", "An added operation has a generated body",
        "'{0}' was added by a minor version; declare it 'public virtual partial' in a 'partial' interface, so that "
        + "older providers still compile and answer that they do not provide it",
        Rule.Category, Error, true, null, Rule.Help + "MT1017.md");

    public static readonly DiagnosticDescriptor StaticState = new(
        "MT1018", "An assembly with contracts has no mutable static state",
        "'{0}' is mutable static state; a contract assembly is shared by plug-ins, which must not meet in it",
        Rule.Category, Error, true, null, Rule.Help + "MT1018.md", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Semantics = new(
        "MT1019", "Semantics have values that make sense",
        "{0} of '{1}' is {2}; it must be {3}", Rule.Category, Error, true, null, Rule.Help + "MT1019.md");

    public static readonly DiagnosticDescriptor Duplicate = new(
        "MT1020", "A contract or event is declared once",
        "'{0}' is declared by '{1}' too; names are unique within an assembly", Rule.Category, Error, true, null,
        Rule.Help + "MT1020.md", WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor FailOpen = new(
        "MT1024", "An operation that fails open has a nullable result",
        "'{0}' fails open, so null must be able to say that nobody answered, but it {1}; {2}", Rule.Category, Error,
        true, null, Rule.Help + "MT1024.md");
}
