using Mortise.Payloads;

namespace Mortise.Wire;

/// <summary>
/// Carries payloads from one format to another without their schema, for events and dynamic invocation. Stateless and
/// safe for concurrent use.
/// </summary>
/// <remarks>
/// <para>Every typed reading gives the same value after as before: a decimal keeps its scale, bytes become text in
/// Base64 and read as bytes again, and the floating-point values without a JSON number become their three
/// texts.</para>
/// <para>What is lost is what only a reader without a schema could tell: bytes from text in Base64, <c>NaN</c> from the
/// text NaN (and one NaN from another), single from double precision, and how a number was spelled, such as
/// <c>1e2</c>.</para>
/// </remarks>
public static class PayloadTranscoder
{
    /// <summary>The payload in another format; itself if it has that format already, unread.</summary>
    /// <exception cref="PayloadException">The payload is not valid in its own format.</exception>
    /// <exception cref="ArgumentException">Its format is not one of this assembly's.</exception>
    public static Payload Transcode(Payload from, PayloadFormat to)
    {
        if (from.Format == to)
        {
            return from;
        }

        var sizes = new List<int>();
        var survey = from.Read();
        Measure(survey, sizes);
        survey.End();

        var writer = to.CreateWriter();
        var next = 0;
        Copy(from.Read(), writer, sizes, ref next);
        return writer.Finish();
    }

    /// <summary>
    /// Counts what each container has, in the order in which they begin: JSON does not say it beforehand.
    /// </summary>
    private static void Measure(PayloadReader reader, List<int> sizes)
    {
        var at = sizes.Count;
        switch (reader.Peek())
        {
            case PayloadToken.Array:
                sizes.Add(0);
                reader.BeginArray();
                while (reader.NextElement())
                {
                    sizes[at]++;
                    Measure(reader, sizes);
                }

                break;
            case PayloadToken.Object:
                sizes.Add(0);
                reader.BeginObject();
                while (reader.NextName(out _))
                {
                    sizes[at]++;
                    Measure(reader, sizes);
                }

                break;
            default:
                reader.Skip();
                break;
        }
    }

    private static void Copy(PayloadReader reader, PayloadWriter writer, List<int> sizes, ref int next)
    {
        switch (reader.Peek())
        {
            case PayloadToken.Array:
                reader.BeginArray();
                writer.BeginArray(sizes[next++]);
                while (reader.NextElement())
                {
                    Copy(reader, writer, sizes, ref next);
                }

                writer.EndArray();
                break;
            case PayloadToken.Object:
                reader.BeginObject();
                writer.BeginObject(sizes[next++]);
                while (reader.NextName(out var name))
                {
                    writer.WriteName(name);
                    Copy(reader, writer, sizes, ref next);
                }

                writer.EndObject();
                break;
            case PayloadToken.Number when reader is INumberSource source:
                source.CopyNumber(writer);
                break;
            case PayloadToken.Number:
                throw new ArgumentException("Only JSON and MessagePack can be carried over.", nameof(reader));
            case PayloadToken.String:
                writer.WriteString(reader.ReadString());
                break;
            case PayloadToken.Bytes:
                writer.WriteBytes(reader.ReadBytes().Span);
                break;
            case PayloadToken.Boolean:
                writer.WriteBoolean(reader.ReadBoolean());
                break;
            default:
                reader.TryReadNull();
                writer.WriteNull();
                break;
        }
    }
}
