using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>Holds a manifest against the code that came with it: what was resolved must be what is loaded.</summary>
internal static class ManifestCheck
{
    public static void Demand(LoadRequest request, PluginFactory factory)
    {
        var manifest = request.Manifest;
        Compare(request, "provides", [.. manifest.Provides.Select(static item => item.ToString())], Names(factory.Provides));
        Compare(request, "requires", [.. manifest.Requires.Select(static item => item.ToString())], Names(factory.Requires));
        Compare(request, "publishes", [.. manifest.Publishes.Select(static item => item.ToString())], Names(factory.Publishes));
        Compare(request, "subscribes", [.. manifest.Subscribes.Select(static item => item.ToString())], Names(factory.Subscribes));
    }

    /// <summary>A contract assembly of a later minor may have been loaded, so only the majors must agree.</summary>
    private static void Compare(
        LoadRequest request, string list, ImmutableArray<string> said, ImmutableArray<string> found)
    {
        if (!said.Select(Major).SequenceEqual(found.Select(Major), StringComparer.Ordinal))
        {
            throw new FaultException(
                "MT2105",
                $"The manifest of the plug-in '{request.Instance}' does not fit its code: '{list}' names "
                + $"[{string.Join(", ", said)}], the assembly has [{string.Join(", ", found)}]. The package was put together "
                + "from different builds; build it again.");
        }
    }

    private static string Major(string text) => text[..text.LastIndexOf('.')];

    private static ImmutableArray<string> Names(ImmutableArray<ContractRuntime> contracts) =>
        [.. contracts.Select(static contract =>
            $"{contract.Model.Name}/{contract.Model.Major}.{contract.Model.Minor}")];

    private static ImmutableArray<string> Names(ImmutableArray<EventRuntime> events) =>
        [.. events.Select(static item => $"{item.Model.Name}/{item.Model.Major}.{item.Model.Minor}")];
}
