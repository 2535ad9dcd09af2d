using Mortise.Generators.Model;
using Mortise.Generators.Reading;

namespace Mortise.Generators.Writing;

/// <summary>
/// Writes the reader of a configuration record: strict about names, with the rules that its fields state.
/// </summary>
internal static class ConfigText
{
    public static void Write(CodeText code, RecordShape record)
    {
        RecordText.WriteNames(code, "Fields", record.Fields);
        code.Line();
        WriteRead(
            code, record, "public", "Read", $"{Clr.FieldReader}.Begin(reader, Fields, {Clr.UnknownFields}Refuse)");
        WriteCheck(code, record, "Check");
    }

    /// <summary>Writes the method that reads; it ends with the check if there are rules.</summary>
    public static void WriteRead(CodeText code, RecordShape record, string access, string method, string begin)
    {
        code.Open($"{access} static {record.Name} {method}({Clr.Reader} reader)");
        RecordText.WriteFieldLoop(code, record.Fields, begin);
        RecordText.WriteConstruction(code, record, HasRules(record) ? CheckOf(method) : null);
        code.Close();
    }

    /// <summary>Writes the method that checks the rules, if there are any.</summary>
    public static void WriteCheck(CodeText code, RecordShape record, string method)
    {
        if (!HasRules(record))
        {
            return;
        }

        code.Line().Open($"private static void {method}({record.Name} value)");
        var first = true;
        var taken = new HashSet<string>(StringComparer.Ordinal) { "value", "problems" };
        foreach (var field in record.Fields)
        {
            foreach (var rule in field.Constraints)
            {
                if (!first)
                {
                    code.Line();
                }

                first = false;
                WriteRule(code, field, rule, taken);
            }
        }

        if (record.HasValidate)
        {
            if (!first)
            {
                code.Line();
            }

            code.Line("var problems = string.Join(\" \", value.Validate());").Open("if (problems.Length > 0)");
            code.Line($"throw new {Clr.PayloadException}(\"\", problems);").Close();
        }

        code.Close();
    }

    private static string CheckOf(string method) => "Check" + method.Substring("Read".Length);

    private static bool HasRules(RecordShape record) =>
        record.HasValidate || record.Fields.Any(static field => field.Constraints.Count > 0);

    private static void WriteRule(CodeText code, FieldShape field, ConstraintShape rule, HashSet<string> taken)
    {
        var item = $"value.{Names.Escape(field.Name)}";
        var present = "";
        if (field.Type.IsNullable)
        {
            var variable = VariableOf(field, taken);
            present = $"{item} is {{ }} {variable} && ";
            item = variable;
        }

        var (condition, problem) = rule.Kind switch
        {
            ConstraintKind.Range =>
                ($"!({item} {rule.First}\n    && {item} {rule.Second})", $"{{{item}}} must be {rule.Words}."),
            ConstraintKind.Length => LengthRule(field.Type, item, rule),
            ConstraintKind.Pattern => (
                $"!{Clr.Expressions}Regex.IsMatch(\n    {item},\n    {Names.Literal($@"\A(?:{rule.First})\z")},\n    "
                    + $"{Clr.Expressions}RegexOptions.CultureInvariant,\n    global::System.TimeSpan.FromSeconds(1))",
                $"'{{{item}}}' must match {Brace(rule.First)}."),
            ConstraintKind.Allowed =>
                ($"{item} is not ({rule.First})", $"{{{item}}} must be one of {Brace(rule.Words)}."),
            _ => ($"{item} is {rule.First}", $"{{{item}}} must not be one of {Brace(rule.Words)}."),
        };
        code.Open($"if ({present}{condition})");
        code.Call(
            $"throw new {Clr.PayloadException}",
            [Names.Literal(field.Name), $"global::System.FormattableString.Invariant($\"{Escape(problem)}\")"],
            ";");
        code.Close();
    }

    /// <summary>
    /// The field in lower case. A pattern's variable is seen in the rest of the method, so each rule has its own.
    /// </summary>
    private static string VariableOf(FieldShape field, HashSet<string> taken)
    {
        var name = char.ToLowerInvariant(field.Name[0]) + field.Name.Substring(1);
        var variable = name;
        for (var number = 2; !taken.Add(variable); number++)
        {
            variable = $"{name}{number}";
        }

        return Names.Escape(variable);
    }

    private static (string Condition, string Problem) LengthRule(TypeUse type, string item, ConstraintShape rule)
    {
        var count = type.Form is Form.String or Form.Bytes or Form.Array ? $"{item}.Length" : $"{item}.Count";
        if (type.Form is Form.Array)
        {
            count = $"({item}.IsDefault ? 0 : {count})";
        }

        var condition = (rule.First, rule.Second) switch
        {
            (var low, "") => $"{count} < {low}",
            ("", var high) => $"{count} > {high}",
            var (low, high) => $"{count} is < {low} or > {high}",
        };
        var unit = type.Form switch { Form.String => "characters", Form.Bytes => "bytes", _ => "items" };
        return (condition, $"it has {{{count}}} {unit}; it must have {rule.Words}.");
    }

    private static string Brace(string text) => text.Replace("{", "{{").Replace("}", "}}");

    private static string Escape(string text)
    {
        var literal = Names.Literal(text);
        return literal.Substring(1, literal.Length - 2);
    }
}
