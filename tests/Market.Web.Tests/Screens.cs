using Microsoft.Playwright;

namespace Market.Web.Tests;

internal static class Screens
{
    public static ViewportSize Desk => new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone => new() { Width = 360, Height = 740 };

    public static BrowserNewContextOptions Of(string screen, ColorScheme scheme = ColorScheme.Light) => new()
    {
        ViewportSize = screen == "phone" ? Phone : Desk,
        IsMobile = screen == "phone",
        HasTouch = screen == "phone",
        ColorScheme = scheme,
    };
}
