namespace Mortise.Payloads;

/// <summary>Values that may be absent, and those that may not.</summary>
public static class PayloadNulls
{
    /// <summary>The error of writing null where the contract says that there is a value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The field, or the type if no field is at hand.</param>
    public static PayloadException NullAt(this PayloadWriter writer, string name) =>
        new(name, "null was given, but the contract says that there always is a value.");

    /// <summary>Writes a value or its absence.</summary>
    public static void WriteNullable<T>(this PayloadWriter writer, T? value, Action<PayloadWriter, T> write)
        where T : struct
    {
        if (value is { } present)
        {
            write(writer, present);
        }
        else
        {
            writer.WriteNull();
        }
    }

    /// <summary>Writes a value or its absence.</summary>
    public static void WriteNullable<T>(this PayloadWriter writer, T? value, Action<PayloadWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            write(writer, value);
        }
        else
        {
            writer.WriteNull();
        }
    }
}
