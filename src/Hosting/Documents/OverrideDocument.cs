namespace Mortise.Hosting.Documents;

/// <summary>One override of an operator, <c>path.to.key=value</c>, as a document with that one key.</summary>
internal static class OverrideDocument
{
    public static DocumentNode? Parse(string text, ProblemList problems)
    {
        var file = $"override '{text}'";
        var equals = text.IndexOf('=');
        if (equals <= 0)
        {
            problems.Value(new(file, 0, 0, ""), "An override has the form key=value, such as plugins.snail.rank=1.");
            return null;
        }

        var keys = text[..equals].Split('.');
        var node = new DocumentNode(DocumentKind.Loose, new(file, 0, 0, text[..equals]))
        {
            Text = text[(equals + 1)..],
        };
        foreach (var (index, key) in keys.Index().Reverse())
        {
            node = new(DocumentKind.Object, new(file, 0, 0, string.Join('.', keys[..index])))
            {
                Members = [new(key, node)],
            };
        }

        return node;
    }
}
