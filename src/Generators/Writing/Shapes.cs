using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mortise.Generators.Model;

namespace Mortise.Generators.Writing;

/// <summary>
/// Contracts as text: the members that the manifest names, so that a mismatch can be told, and the fingerprint that
/// says at once that two builds are alike.
/// </summary>
internal static class Shapes
{
    /// <summary>
    /// Each type's key among those of a contract: its own name, or the full one if two have the same.
    /// </summary>
    public static Dictionary<string, string> KeysOf(IEnumerable<DataShape> shapes) => shapes
        .GroupBy(static shape => shape.Label)
        .SelectMany(static group => group.Select(shape =>
            (shape.Name, Key: group.Count() == 1 ? group.Key : shape.Name.Replace("global::", ""))))
        .ToDictionary(static pair => pair.Name, static pair => pair.Key);

    /// <summary>Each operation and each field of each type with its shape, as alternating names and shapes.</summary>
    public static EquatableArray<string> MembersOf(ContractShape contract) => contract.Operations
        .SelectMany(static operation => new[] { operation.Name, Shape(operation) + Since(operation.Since) })
        .Concat(MembersOf(contract.Types))
        .ToEquatable();

    public static EquatableArray<string> MembersOf(EventShape item) => MembersOf(item.Types).ToEquatable();

    public static string FingerprintOf(ContractShape contract)
    {
        var text = new StringBuilder($"contract {contract.Name} {contract.Major}.{contract.Minor}\n");
        foreach (var operation in contract.Operations)
        {
            text.Append(operation.Name).Append(' ').Append(Shape(operation)).Append(Since(operation.Since))
                .Append(operation.Idempotent ? " idempotent" : "")
                .Append(operation.FailOpen ? " open" : "")
                .Append(" deadline ").Append(operation.DeadlineMilliseconds.ToString(CultureInfo.InvariantCulture));
            foreach (var parameter in operation.Parameters)
            {
                text.Append(' ').Append(parameter.Name).Append('=').Append(parameter.Field.DefaultCode ?? "required");
            }

            var errors = operation.Errors.Select(static error => error.Name);
            foreach (var error in errors.OrderBy(static name => name, StringComparer.Ordinal))
            {
                text.Append(" throws ").Append(error);
            }

            text.Append('\n');
        }

        return Hash(text.Append(DefinitionsOf(contract.Types)).ToString());
    }

    public static string FingerprintOf(EventShape item) =>
        Hash($"event {item.Name} {item.Major}.{item.Minor} {item.Type.Label}\n{DefinitionsOf(item.Types)}");

    public static string TextOf(TypeUse type) => type.Label + (type.IsNullable ? "?" : "");

    private static string Shape(OperationShape operation)
    {
        var parameters = operation.Parameters.Select(static parameter =>
            $"{(parameter.IsStream ? "stream " : "")}{TextOf(parameter.Field.Type)} {parameter.Name}");
        var result = operation switch
        {
            { Result: null } => "void",
            { Kind: Answer.Stream } => $"stream {TextOf(operation.Result)}",
            _ => TextOf(operation.Result),
        };
        return $"({string.Join(", ", parameters)}) -> {result}";
    }

    private static IEnumerable<string> MembersOf(IReadOnlyList<DataShape> shapes)
    {
        var keys = KeysOf(shapes);
        return shapes.SelectMany(shape => shape switch
        {
            RecordShape record => FieldsOf(record, keys[record.Name]),
            HierarchyShape hierarchy => hierarchy.Cases.SelectMany(item => CaseOf(item, keys[hierarchy.Name])),
            EnumerationShape enumeration => enumeration.Members.SelectMany(member =>
                new[] { $"{keys[enumeration.Name]}.{member.Name}", member.Value }),
            _ => [],
        });
    }

    private static IEnumerable<string> CaseOf(RecordShape item, string hierarchy)
    {
        var key = $"{hierarchy}.{item.Label.Substring(item.Label.LastIndexOf('.') + 1)}";
        return new[] { key, "case" }.Concat(FieldsOf(item, key));
    }

    private static IEnumerable<string> FieldsOf(RecordShape record, string key) => record.Fields.SelectMany(field =>
        new[] { $"{key}.{field.Name}", TextOf(field.Type) + Since(field.Since) });

    private static string DefinitionsOf(IEnumerable<DataShape> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            text.Append(type.Label).Append(' ').Append(type is HierarchyShape all
                ? string.Join("|", all.Cases.Select(static item => item.Label))
                : type.GetType().Name).Append('\n');
            IEnumerable<RecordShape> records = type switch
            {
                HierarchyShape hierarchy => hierarchy.Cases,
                RecordShape record => [record],
                _ => [],
            };
            foreach (var field in records.SelectMany(static item => item.Fields.Select(field => (item.Label, field))))
            {
                text.Append(field.Label).Append('.').Append(field.field.Name)
                    .Append(' ').Append(TextOf(field.field.Type))
                    .Append(Since(field.field.Since)).Append('=')
                    .Append(field.field.IsRequired ? "required" : field.field.DefaultCode ?? "optional").Append('\n');
            }

            if (type is EnumerationShape enumeration)
            {
                var members = enumeration.Members.Select(static member => $"{member.Name}={member.Value}");
                text.Append(string.Join(" ", members)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Since(int minor) =>
        minor == 0 ? "" : " since " + minor.ToString(CultureInfo.InvariantCulture);

    private static string Hash(string text)
    {
        using var algorithm = SHA256.Create();
        return string.Concat(algorithm.ComputeHash(Encoding.UTF8.GetBytes(text)).Take(8)
            .Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
