using ScottPlot;

namespace Market.Charts;

/// <summary>The font of all text. It comes with the plug-in, so the fonts of a machine do not matter.</summary>
internal static class ChartFont
{
    public const string Name = "DejaVu Sans";

    /// <summary>Makes the drawing library use the font; a second time changes nothing.</summary>
    public static void Install(string folder)
    {
        if (Fonts.Default != Name)
        {
            var file = Path.Combine(folder, "Fonts", "DejaVuSans.ttf");
            Fonts.AddFontFile(Name, file, bold: false, italic: false);
            Fonts.AddFontFile(Name, file, bold: true, italic: false);
            Fonts.Default = Name;
        }
    }
}
