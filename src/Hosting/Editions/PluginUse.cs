using Mortise.Kernel.Resolution;

namespace Mortise.Hosting.Editions;

/// <summary>
/// Which plug-in an instance uses: <c>acme.snail@[1.2,2.0)</c>, or <c>acme.snail</c> for any version.
/// </summary>
/// <param name="Id">The plug-in.</param>
/// <param name="Range">The versions that are accepted.</param>
internal sealed record PluginUse(PluginId Id, VersionRange Range)
{
    /// <exception cref="FormatException">It is not one.</exception>
    public static PluginUse Parse(string text)
    {
        var at = text.IndexOf('@');
        return at < 0
            ? new(PluginId.Parse(text), VersionRange.Any)
            : new(PluginId.Parse(text[..at]), VersionRange.Parse(text[(at + 1)..]));
    }

    /// <summary>One that names its versions; null when the text is anything else.</summary>
    public static PluginUse? Find(string text)
    {
        var at = text.IndexOf('@');
        return at > 0
            && PluginId.TryParse(text[..at], out var id)
            && VersionRange.TryParse(text[(at + 1)..], out var range)
                ? new(id, range)
                : null;
    }
}
