using System.Globalization;
using Mortise.Generators.Model;

namespace Mortise.Generators.Reading;

/// <summary>A value in an attribute as a value of a field's type: as C#, and as text for people and JSON.</summary>
internal readonly record struct Bounds(string Code, string Text)
{
    public static Bounds? Of(Form form, object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        switch (form)
        {
            case Form.String:
                return value is string ? new Bounds(Names.Literal(text), text) : null;
            case Form.Boolean:
                return value is bool flag ? new Bounds(flag ? "true" : "false", flag ? "true" : "false") : null;
            case Form.Single or Form.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    && !double.IsNaN(number) && !double.IsInfinity(number)
                    ? new Bounds(
                        number.ToString("R", CultureInfo.InvariantCulture) + "d",
                        number.ToString("R", CultureInfo.InvariantCulture))
                    : null;
            case Form.TimeSpan:
                return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && value is string
                    ? new Bounds(
                        $"global::System.TimeSpan.FromTicks({span.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
                        span.ToString("c"))
                    : null;
            case Form.DateOnly:
                return DateTime.TryParseExact(
                        text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? new Bounds($"new global::System.DateOnly({date.Year}, {date.Month}, {date.Day})", text)
                    : null;
            case Form.SByte or Form.Int16 or Form.Int32 or Form.Int64:
            case Form.Byte or Form.UInt16 or Form.UInt32 or Form.UInt64:
            case Form.Decimal:
                return Exact(form, text);
            default:
                return null;
        }
    }

    private static Bounds? Exact(Form form, string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var written = number.ToString(CultureInfo.InvariantCulture);
        return form is Form.Decimal ? new Bounds(written + "m", written)
            : decimal.Truncate(number) is var whole && whole == number
                ? new Bounds(whole.ToString(CultureInfo.InvariantCulture), written)
            : null;
    }
}
