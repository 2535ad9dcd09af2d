using Microsoft.Extensions.Configuration;

namespace Mortise.Hosting.Documents;

/// <summary>A section of .NET configuration as a document.</summary>
internal static class ConfigurationDocument
{
    public static DocumentNode Of(IConfigurationSection section) =>
        Of(section, $"configuration section '{section.Path}'", "");

    private static DocumentNode Of(IConfigurationSection section, string file, string path)
    {
        var place = new DocumentPlace(file, 0, 0, path);
        var children = section.GetChildren().ToArray();
        if (children.Length == 0)
        {
            return section.Value is null
                ? new(DocumentKind.Object, place)
                : new(DocumentKind.Loose, place) { Text = section.Value };
        }

        return children.Index().All(child => child.Item.Key == child.Index.ToString(null, null))
            ? new(DocumentKind.List, place)
            {
                Items = [.. children.Select(child => Of(child, file, $"{path}[{child.Key}]"))],
            }
            : new(DocumentKind.Object, place)
            {
                Members =
                [
                    .. children.Select(child => KeyValuePair.Create(
                        child.Key, Of(child, file, place.PathOf(child.Key)))),
                ],
            };
    }
}
