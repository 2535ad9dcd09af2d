using System.Collections.Immutable;

namespace Mortise.Hosting.Documents;

/// <summary>Lays one document over another: objects are joined key by key, everything else is replaced.</summary>
internal static class Overlay
{
    public static DocumentNode Join(DocumentNode below, DocumentNode above)
    {
        if (above.Kind == DocumentKind.Loose && below.Kind == DocumentKind.Text)
        {
            return above with { Kind = DocumentKind.Text };
        }

        if (below.Kind != DocumentKind.Object || above.Kind != DocumentKind.Object)
        {
            return above;
        }

        var members = below.Members.ToBuilder();
        foreach (var (key, value) in above.Members)
        {
            var index = IndexOf(members, key, value.Place.IsConfiguration);
            if (index < 0)
            {
                members.Add(new(key, value));
            }
            else if (value.Kind == DocumentKind.Null)
            {
                members.RemoveAt(index);
            }
            else
            {
                members[index] = new(members[index].Key, Join(members[index].Value, value));
            }
        }

        return below with { Members = members.ToImmutable() };
    }

    /// <summary>
    /// .NET configuration does not tell upper from lower case, and environment variables are written in upper.
    /// </summary>
    private static int IndexOf(
        ImmutableArray<KeyValuePair<string, DocumentNode>>.Builder members, string key, bool ignoreCase)
    {
        for (var index = 0; index < members.Count; index++)
        {
            if (string.Equals(
                members[index].Key, key, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
