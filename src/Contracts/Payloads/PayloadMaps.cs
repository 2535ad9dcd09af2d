using System.Collections.Immutable;
using System.Text;

namespace Mortise.Payloads;

/// <summary>
/// Maps. Those with text as keys are objects, others are sequences of pairs. Text keys compare and are written in
/// ordinal order, so that equal maps are equal bytes on every machine; no key may come twice.
/// </summary>
public static class PayloadMaps
{
    /// <summary>Writes a map with text as keys.</summary>
    public static void WriteMap<TValue>(
        this PayloadWriter writer, IReadOnlyDictionary<string, TValue> items, Action<PayloadWriter, TValue> write)
    {
        if (items is null)
        {
            throw writer.NullAt("");
        }

        writer.BeginObject(items.Count);
        foreach (var (key, value) in items.OrderBy(static item => item.Key, StringComparer.Ordinal))
        {
            writer.WriteName(Encoding.UTF8.GetBytes(key));
            write(writer, value);
        }

        writer.EndObject();
    }

    /// <summary>Writes a map as a sequence of pairs.</summary>
    public static void WritePairs<TKey, TValue>(
        this PayloadWriter writer,
        IReadOnlyDictionary<TKey, TValue> items,
        Action<PayloadWriter, TKey> writeKey,
        Action<PayloadWriter, TValue> writeValue)
    {
        if (items is null)
        {
            throw writer.NullAt("");
        }

        writer.BeginArray(items.Count);
        foreach (var (key, value) in items)
        {
            writer.BeginArray(2);
            writeKey(writer, key);
            writeValue(writer, value);
            writer.EndArray();
        }

        writer.EndArray();
    }

    /// <summary>Reads a map with text as keys.</summary>
    public static ImmutableDictionary<string, TValue> ReadMap<TValue>(
        this PayloadReader reader, Func<PayloadReader, TValue> read)
    {
        var items = ImmutableDictionary.CreateBuilder<string, TValue>(StringComparer.Ordinal);
        Fill(reader, items, read);
        return items.ToImmutable();
    }

    /// <summary>Reads a sorted map with text as keys.</summary>
    public static ImmutableSortedDictionary<string, TValue> ReadSortedMap<TValue>(
        this PayloadReader reader, Func<PayloadReader, TValue> read)
    {
        var items = ImmutableSortedDictionary.CreateBuilder<string, TValue>(StringComparer.Ordinal);
        Fill(reader, items, read);
        return items.ToImmutable();
    }

    /// <summary>Reads a map from a sequence of pairs.</summary>
    public static ImmutableDictionary<TKey, TValue> ReadPairs<TKey, TValue>(
        this PayloadReader reader, Func<PayloadReader, TKey> readKey, Func<PayloadReader, TValue> readValue)
        where TKey : notnull
    {
        var items = ImmutableDictionary.CreateBuilder<TKey, TValue>();
        Fill(reader, items, readKey, readValue);
        return items.ToImmutable();
    }

    /// <summary>Reads a sorted map from a sequence of pairs.</summary>
    public static ImmutableSortedDictionary<TKey, TValue> ReadSortedPairs<TKey, TValue>(
        this PayloadReader reader, Func<PayloadReader, TKey> readKey, Func<PayloadReader, TValue> readValue)
        where TKey : notnull
    {
        var items = ImmutableSortedDictionary.CreateBuilder<TKey, TValue>();
        Fill(reader, items, readKey, readValue);
        return items.ToImmutable();
    }

    private static void Fill<TValue>(
        PayloadReader reader, IDictionary<string, TValue> items, Func<PayloadReader, TValue> read)
    {
        reader.BeginObject();
        while (reader.NextName(out var name))
        {
            var key = Encoding.UTF8.GetString(name);
            try
            {
                if (!items.TryAdd(key, read(reader)))
                {
                    throw new PayloadException("", "this key is there twice.");
                }
            }
            catch (PayloadException problem)
            {
                throw problem.Within(key);
            }
        }
    }

    private static void Fill<TKey, TValue>(
        PayloadReader reader,
        IDictionary<TKey, TValue> items,
        Func<PayloadReader, TKey> readKey,
        Func<PayloadReader, TValue> readValue)
    {
        reader.BeginArray();
        for (var index = 0; reader.NextElement(); index++)
        {
            var (key, value) = PayloadSequences.ReadAt(reader, index, reader => ReadPair(reader, readKey, readValue));
            if (!items.TryAdd(key, value))
            {
                throw new PayloadException($"[{index}]", "this key is there twice.");
            }
        }
    }

    private static (TKey Key, TValue Value) ReadPair<TKey, TValue>(
        PayloadReader reader, Func<PayloadReader, TKey> readKey, Func<PayloadReader, TValue> readValue)
    {
        reader.BeginArray();
        if (reader.NextElement())
        {
            var key = readKey(reader);
            if (reader.NextElement())
            {
                var value = readValue(reader);
                if (!reader.NextElement())
                {
                    return (key, value);
                }
            }
        }

        throw new PayloadException("", "a pair has exactly two elements, the key and the value.");
    }
}
