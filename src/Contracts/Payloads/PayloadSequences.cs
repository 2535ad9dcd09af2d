using System.Collections.Immutable;

namespace Mortise.Payloads;

/// <summary>
/// Sequences and sets of values. A count that the payload claims is a hint, never a size to allocate.
/// </summary>
public static class PayloadSequences
{
    internal const int MostPreallocated = 1024;

    /// <summary>Writes a sequence; one that was never assigned counts as empty.</summary>
    public static void WriteArray<T>(this PayloadWriter writer, ImmutableArray<T> items, Action<PayloadWriter, T> write)
    {
        items = items.IsDefault ? [] : items;
        writer.BeginArray(items.Length);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.EndArray();
    }

    /// <summary>Writes a sequence.</summary>
    public static void WriteList<T>(
        this PayloadWriter writer, ImmutableList<T> items, Action<PayloadWriter, T> write) =>
        WriteAll(writer, items, write);

    /// <summary>Writes a set; text in ordinal order, so that equal sets are equal bytes.</summary>
    public static void WriteSet<T>(this PayloadWriter writer, ImmutableHashSet<T> items, Action<PayloadWriter, T> write)
    {
        if (items is ImmutableHashSet<string> text)
        {
            WriteAll(writer, (IReadOnlyCollection<T>)(object)text.Order(StringComparer.Ordinal).ToArray(), write);
        }
        else
        {
            WriteAll(writer, items, write);
        }
    }

    /// <summary>Reads a sequence.</summary>
    public static ImmutableArray<T> ReadArray<T>(this PayloadReader reader, Func<PayloadReader, T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>(Math.Clamp(reader.BeginArray(), 0, MostPreallocated));
        while (reader.NextElement())
        {
            items.Add(ReadAt(reader, items.Count, read));
        }

        return items.DrainToImmutable();
    }

    /// <summary>Reads a sequence.</summary>
    public static ImmutableList<T> ReadList<T>(this PayloadReader reader, Func<PayloadReader, T> read)
    {
        var items = ImmutableList.CreateBuilder<T>();
        reader.BeginArray();
        while (reader.NextElement())
        {
            items.Add(ReadAt(reader, items.Count, read));
        }

        return items.ToImmutable();
    }

    /// <summary>Reads a set; an element that comes twice is in it once.</summary>
    public static ImmutableHashSet<T> ReadSet<T>(this PayloadReader reader, Func<PayloadReader, T> read)
    {
        var items = ImmutableHashSet.CreateBuilder<T>();
        reader.BeginArray();
        for (var index = 0; reader.NextElement(); index++)
        {
            items.Add(ReadAt(reader, index, read));
        }

        return items.ToImmutable();
    }

    internal static T ReadAt<T>(PayloadReader reader, int index, Func<PayloadReader, T> read)
    {
        try
        {
            return read(reader);
        }
        catch (PayloadException problem)
        {
            throw problem.Within($"[{index}]");
        }
    }

    private static void WriteAll<T>(PayloadWriter writer, IReadOnlyCollection<T>? items, Action<PayloadWriter, T> write)
    {
        if (items is null)
        {
            throw writer.NullAt("");
        }

        writer.BeginArray(items.Count);
        foreach (var item in items)
        {
            write(writer, item);
        }

        writer.EndArray();
    }
}
