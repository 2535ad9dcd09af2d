using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Mortise.Payloads;
using Mortise.Wire;

namespace Mortise.Testing;

/// <summary>
/// A configuration record as the JSON that the plug-in's generated reader takes. The record is of the test's load
/// context and the reader of the plug-in's, so that only the text can cross.
/// </summary>
internal static class ConfigDocument
{
    public static ReadOnlyMemory<byte> Write(object config)
    {
        var writer = JsonPayloadFormat.Instance.CreateWriter();
        WriteRecord(writer, config, config.GetType());
        return writer.Finish().Bytes;
    }

    private static void WriteValue(PayloadWriter writer, object? value, Type declared)
    {
        switch (value)
        {
            case null: writer.WriteNull(); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case string text: writer.WriteString(text); break;
            case char letter: writer.WriteChar(letter); break;
            case float number: writer.WriteSingle(number); break;
            case double number: writer.WriteDouble(number); break;
            case decimal number: writer.WriteDecimal(number); break;
            case ulong number: writer.WriteUInt64(number); break;
            case sbyte or byte or short or ushort or int or uint or long:
                writer.WriteInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case Guid id: writer.WriteGuid(id); break;
            case DateOnly date: writer.WriteDateOnly(date); break;
            case TimeOnly time: writer.WriteTimeOnly(time); break;
            case DateTime moment: writer.WriteDateTime(moment); break;
            case DateTimeOffset moment: writer.WriteDateTimeOffset(moment); break;
            case TimeSpan duration: writer.WriteTimeSpan(duration); break;
            case ReadOnlyMemory<byte> bytes: writer.WriteBytes(bytes.Span); break;
            case Enum member: WriteMember(writer, member); break;
            case IDictionary map: WriteMap(writer, map); break;
            case IEnumerable items: WriteItems(writer, items); break;
            default: WriteRecord(writer, value, declared); break;
        }
    }

    private static void WriteMember(PayloadWriter writer, Enum member)
    {
        if (Enum.GetName(member.GetType(), member) is { } name)
        {
            writer.WriteString(name);
        }
        else
        {
            WriteValue(
                writer,
                Convert.ChangeType(
                    member, Enum.GetUnderlyingType(member.GetType()), CultureInfo.InvariantCulture),
                typeof(object));
        }
    }

    /// <summary>With text as keys an object, else a sequence of pairs.</summary>
    private static void WriteMap(PayloadWriter writer, IDictionary map)
    {
        var types = map.GetType().GetGenericArguments();
        if (types[0] == typeof(string))
        {
            writer.BeginObject(map.Count);
            foreach (DictionaryEntry entry in map)
            {
                writer.WriteName(Encoding.UTF8.GetBytes((string)entry.Key));
                WriteValue(writer, entry.Value, types[1]);
            }

            writer.EndObject();
            return;
        }

        writer.BeginArray(map.Count);
        foreach (DictionaryEntry entry in map)
        {
            writer.BeginArray(2);
            WriteValue(writer, entry.Key, types[0]);
            WriteValue(writer, entry.Value, types[1]);
            writer.EndArray();
        }

        writer.EndArray();
    }

    private static void WriteItems(PayloadWriter writer, IEnumerable items)
    {
        var all = items.Cast<object?>().ToArray();
        writer.BeginArray(all.Length);
        foreach (var item in all)
        {
            WriteValue(writer, item, items.GetType().GetGenericArguments()[0]);
        }

        writer.EndArray();
    }

    /// <summary>What the constructor takes or <c>init</c> sets; a case of a hierarchy says which one it is.</summary>
    private static void WriteRecord(PayloadWriter writer, object value, Type declared)
    {
        var fields = value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.GetIndexParameters().Length == 0 && property.CanWrite)
            .Select(property => (property.Name, property.PropertyType, Value: property.GetValue(value)))
            .Where(static field => !IsUnset(field.Value))
            .ToArray();
        var isCase = declared.IsAbstract;
        writer.BeginObject(fields.Length + (isCase ? 1 : 0));
        if (isCase)
        {
            writer.WriteName("$type"u8);
            writer.WriteString(value.GetType().Name);
        }

        foreach (var (name, type, field) in fields)
        {
            writer.WriteName(Encoding.UTF8.GetBytes(name));
            WriteValue(writer, field, Nullable.GetUnderlyingType(type) ?? type);
        }

        writer.EndObject();
    }

    /// <summary>An immutable array that was never assigned stands for the default, and cannot be enumerated.</summary>
    private static bool IsUnset(object? value) =>
        value?.GetType() is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(System.Collections.Immutable.ImmutableArray<>)
        && (bool)type.GetProperty("IsDefault")!.GetValue(value)!;
}
