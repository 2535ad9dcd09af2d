namespace Mortise.Generators.Writing;

/// <summary>
/// The types that generated code uses, fully qualified: an author may have types of the same names, or global usings
/// that bring some.
/// </summary>
internal static class Clr
{
    public const string Cancellation = "global::System.Threading.CancellationToken";
    public const string Exception = "global::System.Exception";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Stream = "global::System.Collections.Generic.IAsyncEnumerable";
    public const string ImmutableArray = "global::System.Collections.Immutable.ImmutableArray";
    public const string Hidden =
        "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    /// <summary>
    /// A debugger steps through to the provider. On each method and lambda, because not every debugger asks the class.
    /// </summary>
    public const string StepThrough = "[global::System.Diagnostics.DebuggerStepThrough]";

    public const string Compiler = "global::System.Runtime.CompilerServices.";
    public const string Expressions = "global::System.Text.RegularExpressions.";
    public const string Mortise = "global::Mortise.";
    public const string Runtime = "global::Mortise.Runtime.";
    public const string Payloads = "global::Mortise.Payloads.";
    public const string Payload = Payloads + "Payload";
    public const string Reader = Payloads + "PayloadReader";
    public const string Writer = Payloads + "PayloadWriter";
    public const string FieldNames = Payloads + "FieldNames";
    public const string FieldReader = Payloads + "FieldReader";
    public const string UnknownFields = Payloads + "UnknownFields.";
    public const string PayloadException = Payloads + "PayloadException";
}
