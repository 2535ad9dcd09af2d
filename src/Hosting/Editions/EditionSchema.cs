namespace Mortise.Hosting.Editions;

/// <summary>The JSON Schema of the edition file, for editors; the reader is the judge.</summary>
public static class EditionSchema
{
    /// <summary>The schema's text.</summary>
    public static string Text
    {
        get
        {
            using var stream = typeof(EditionSchema).Assembly.GetManifestResourceStream("edition.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }
}
