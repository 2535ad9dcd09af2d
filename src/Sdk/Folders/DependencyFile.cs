using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mortise.Sdk.Folders;

/// <summary>The <c>.deps.json</c> of a plug-in: it must not promise assemblies that the host shares.</summary>
internal static class DependencyFile
{
    private static readonly string[] _assets = ["runtime", "resources", "runtimeTargets", "native"];

    /// <summary>The file without the shared assemblies; null when it names none.</summary>
    public static byte[]? Without(ImmutableHashSet<string> shared, ReadOnlySpan<byte> content)
    {
        var root = JsonNode.Parse(content)!.AsObject();
        var removed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var changed = false;
        foreach (var libraries in Objects(root["targets"]).Select(target => target.Value))
        {
            foreach (var library in Objects(libraries))
            {
                changed |= RemoveAssets(library.Value, shared);
                if (shared.Contains(library.Key.Split('/')[0]) && !_assets.Any(library.Value.ContainsKey))
                {
                    removed.Add(library.Key);
                    libraries.Remove(library.Key);
                }
            }

            foreach (var library in Objects(libraries))
            {
                changed |= RemoveDependencies(library.Value, shared);
            }
        }

        foreach (var key in removed)
        {
            root["libraries"]?.AsObject().Remove(key);
        }

        return changed || removed.Count > 0 ? Json.Write(root) : null;
    }

    private static bool RemoveAssets(JsonObject library, ImmutableHashSet<string> shared)
    {
        var changed = false;
        foreach (var kind in _assets)
        {
            if (library[kind] is not JsonObject assets)
            {
                continue;
            }

            foreach (var asset in assets.Select(asset => asset.Key).Where(IsShared).ToArray())
            {
                changed |= assets.Remove(asset);
            }

            if (assets.Count == 0)
            {
                changed |= library.Remove(kind);
            }
        }

        return changed;

        bool IsShared(string path)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            return shared.Contains(name.EndsWith(".resources", StringComparison.Ordinal) ? name[..^10] : name);
        }
    }

    private static bool RemoveDependencies(JsonObject library, ImmutableHashSet<string> shared)
    {
        if (library["dependencies"] is not JsonObject dependencies)
        {
            return false;
        }

        var names = dependencies.Select(each => each.Key).Where(shared.Contains).ToArray();
        foreach (var name in names)
        {
            dependencies.Remove(name);
        }

        if (dependencies.Count == 0)
        {
            library.Remove("dependencies");
        }

        return names.Length > 0;
    }

    private static KeyValuePair<string, JsonObject>[] Objects(JsonNode? node) => node is JsonObject parent
        ? [.. parent.Where(each => each.Value is JsonObject)
            .Select(each => KeyValuePair.Create(each.Key, each.Value!.AsObject()))]
        : [];
}
