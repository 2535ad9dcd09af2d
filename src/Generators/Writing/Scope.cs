using System.Text.RegularExpressions;
using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>
/// Shortens fully qualified names to what a person would write, where that means the same. Not for the names that an
/// author's own types or global usings take: those stay qualified.
/// </summary>
/// <param name="space">The namespace of the code; empty for the global one.</param>
/// <param name="hidden">Simple names that mean something else there.</param>
internal sealed class Scope(string space, EquatableArray<string> hidden)
{
    /// <summary>The types that generated code uses by their simple names.</summary>
    public static readonly string[] Known =
    [
        "System.ArgumentOutOfRangeException", "System.DateOnly", "System.DateTime", "System.DateTimeOffset",
        "System.Exception", "System.Guid", "System.ReadOnlyMemory", "System.TimeOnly", "System.TimeSpan",
        "System.ValueTuple", "System.Collections.Generic.IAsyncEnumerable",
        "System.Collections.Immutable.ImmutableArray", "System.Collections.Immutable.ImmutableDictionary",
        "System.Collections.Immutable.ImmutableHashSet", "System.Collections.Immutable.ImmutableList",
        "System.Collections.Immutable.ImmutableSortedDictionary", "System.ComponentModel.EditorBrowsable",
        "System.ComponentModel.EditorBrowsableState", "System.FormattableString",
        "System.Runtime.CompilerServices.MethodImpl", "System.Runtime.CompilerServices.MethodImplOptions",
        "System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.RegexOptions",
        "System.Threading.CancellationToken", "System.Threading.Tasks.ValueTask",
        "Mortise.ContractExport", "Mortise.DeclaredException", "Mortise.FailurePolicy", "Mortise.ICurrentCall",
        "Mortise.ILog", "Mortise.Optional", "Mortise.Overflow", "Mortise.PluginExport", "Mortise.PluginPaths",
        "Mortise.Ports", "Mortise.Publisher", "Mortise.RejectedException", "Mortise.RejectedReason",
        "Mortise.UnavailableException", "Mortise.UnavailableReason",
        "Mortise.Payloads.FieldNames", "Mortise.Payloads.FieldReader", "Mortise.Payloads.Payload",
        "Mortise.Payloads.PayloadException", "Mortise.Payloads.PayloadFormat", "Mortise.Payloads.PayloadReader",
        "Mortise.Payloads.PayloadToken", "Mortise.Payloads.PayloadWriter", "Mortise.Payloads.UnknownFields",
        "Mortise.Runtime.Channel", "Mortise.Runtime.ContractModel", "Mortise.Runtime.ContractRuntime",
        "Mortise.Runtime.Dispatcher", "Mortise.Runtime.EncodedErrorException", "Mortise.Runtime.EncodingPort",
        "Mortise.Runtime.EventModel", "Mortise.Runtime.EventRuntime", "Mortise.Runtime.OperationKind",
        "Mortise.Runtime.OperationModel", "Mortise.Runtime.PluginFactory", "Mortise.Runtime.PluginInputs",
        "Mortise.Runtime.Port", "Mortise.Runtime.RouteStep",
    ];

    /// <summary>Members of generated classes: a type of that name keeps its namespace.</summary>
    private static readonly HashSet<string> Members =
    [
        "Contract", "Copy", "Create", "Enter", "Exit", "Failed", "Fields", "Fingerprint", "Finish", "Instance",
        "Members", "Open", "Owner", "Provides", "Publishes", "Read", "Reply", "Requires", "Schema", "Stream",
        "Subscribes", "Write",
    ];

    private static readonly HashSet<string> KnownSet = new(Known, StringComparer.Ordinal);
    private static readonly Regex Qualified = new(
        @"global::([A-Za-z_]\w*(?:\.@?[A-Za-z_]\w*)*)", RegexOptions.CultureInvariant);

    private readonly SortedSet<string> _usings = new(StringComparer.Ordinal);
    private bool _inside;

    /// <summary>The namespaces that the shortened names need, in the order in which people sort them.</summary>
    public IEnumerable<string> Usings => _usings
        .OrderBy(static name => !name.StartsWith("System", StringComparison.Ordinal))
        .ThenBy(static name => name, StringComparer.Ordinal);

    /// <summary>From here on the code is in its namespace.</summary>
    public void Enter() => _inside = true;

    public void Use(string name) => _usings.Add(name);

    public string Shorten(string code) => Qualified.Replace(code, match => Shorten(match.Groups[1].Value, match.Value));

    private string Shorten(string path, string qualified)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('.', end - 1))
        {
            var type = path.Substring(0, end);
            if (KnownSet.Contains(type))
            {
                var dot = type.LastIndexOf('.');
                if (hidden.Contains(type.Substring(dot + 1)))
                {
                    return qualified;
                }

                var home = type.Substring(0, dot);
                if (!_inside || !(space == home || space.StartsWith(home + ".", StringComparison.Ordinal)))
                {
                    _usings.Add(home);
                }

                return path.Substring(dot + 1);
            }
        }

        if (!_inside || space.Length == 0 || !path.StartsWith(space + ".", StringComparison.Ordinal))
        {
            return qualified;
        }

        var rest = path.Substring(space.Length + 1);
        return Members.Contains(rest.Split('.')[0]) ? qualified : rest;
    }
}
