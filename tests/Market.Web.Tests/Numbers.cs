using System.Globalization;
using System.Text.Json;

namespace Market.Web.Tests;

/// <summary>Numbers of the host as the page writes them.</summary>
internal static class Numbers
{
    public static string Money(this JsonElement element, string name) =>
        element.GetProperty(name).GetDecimal().ToString("#,0.00", CultureInfo.InvariantCulture);

    public static string Percent(this JsonElement element, string name) => element.GetProperty(name) is
    { ValueKind: JsonValueKind.Number } share
        ? share.GetDouble().ToString("0.00%", CultureInfo.InvariantCulture)
        : "–";

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).ToString();
}
