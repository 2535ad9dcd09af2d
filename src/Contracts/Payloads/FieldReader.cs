namespace Mortise.Payloads;

/// <summary>
/// Reads one object field by field and keeps count: no field comes twice, none that is required is missing, and a
/// problem is told with the field where it is. Used by generated codecs.
/// </summary>
public ref struct FieldReader
{
    private readonly PayloadReader _reader;
    private readonly FieldNames _names;
    private readonly UnknownFields _unknown;
    private UInt128 _seen;
    private int _current;
    private int _expected;

    private FieldReader(PayloadReader reader, FieldNames names, UnknownFields unknown)
    {
        _reader = reader;
        _names = names;
        _unknown = unknown;
        _current = -1;
    }

    /// <summary>Enters an object.</summary>
    public static FieldReader Begin(PayloadReader reader, FieldNames names, UnknownFields unknown)
    {
        reader.BeginObject();
        return new FieldReader(reader, names, unknown);
    }

    /// <summary>Goes on in an object whose case was read by <see cref="BeginCase"/>.</summary>
    public static FieldReader Continue(PayloadReader reader, FieldNames names, UnknownFields unknown) =>
        new(reader, names, unknown);

    /// <summary>Enters an object of a closed hierarchy and reads its first field, <c>$type</c>.</summary>
    public static string BeginCase(PayloadReader reader)
    {
        reader.BeginObject();
        return reader.NextName(out var name) && name.SequenceEqual("$type"u8)
            ? reader.ReadString()
            : throw new PayloadException("", "the first field must be $type, which names the case.");
    }

    /// <summary>
    /// Moves to the next known field, whose value is to be read next; at the end it also leaves the object.
    /// </summary>
    /// <param name="field">The field's number.</param>
    /// <exception cref="PayloadException">A field came twice, is missing or, if those are refused, is
    /// unknown.</exception>
    public bool Next(out int field)
    {
        _current = -1;
        while (_reader.NextName(out var name))
        {
            field = _names.IndexOf(name, _expected);
            if (field >= 0)
            {
                Take(field);
                return true;
            }

            if (_unknown is UnknownFields.Refuse)
            {
                throw _names.Unknown(name);
            }

            _reader.Skip();
        }

        for (field = 0; field < _names.Required; field++)
        {
            if (!Has(field))
            {
                throw new PayloadException(_names[field], "it is missing.");
            }
        }

        return false;
    }

    /// <summary>Whether the field was there.</summary>
    public readonly bool Has(int field) => (_seen & (UInt128.One << field)) != 0;

    /// <summary>The problem with the field where it arose.</summary>
    public readonly PayloadException Locate(PayloadException problem) =>
        _current < 0 ? problem : problem.Within(_names[_current]);

    private void Take(int field)
    {
        if (Has(field))
        {
            throw new PayloadException(_names[field], "it is there twice.");
        }

        _seen |= UInt128.One << field;
        _current = field;
        _expected = field + 1;
    }
}
