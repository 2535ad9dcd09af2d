using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// Holds a manifest against the code that came with it, and both against the contract assemblies that were found: what
/// was resolved must be what is loaded.
/// </summary>
internal static class ManifestCheck
{
    private const string Since = " since ";

    public static void Demand(LoadRequest request, PluginFactory factory)
    {
        var manifest = request.Manifest;
        Compare(request, "provides", manifest.Provides.Select(Said), factory.Provides.Select(Found));
        Compare(request, "requires", manifest.Requires.Select(Said), factory.Requires.Select(Found));
        Compare(request, "publishes", manifest.Publishes.Select(Said), factory.Publishes.Select(Found));
        Compare(request, "subscribes", manifest.Subscribes.Select(Said), factory.Subscribes.Select(Found));
        if (!manifest.States.SequenceEqual(factory.StateVersions))
        {
            throw Differs(
                request, "state", string.Join(", ", manifest.States), string.Join(", ", factory.StateVersions));
        }
    }

    private static void Compare(LoadRequest request, string list, IEnumerable<Named> manifest, IEnumerable<Named> code)
    {
        ImmutableArray<Named> said = [.. manifest];
        ImmutableArray<Named> found = [.. code];
        if (said.Length != found.Length || said.Zip(found).Any(static pair => !pair.Second.Covers(pair.First)))
        {
            throw Differs(request, list, string.Join(", ", said), string.Join(", ", found));
        }

        foreach (var (each, loaded) in said.Zip(found))
        {
            if (loaded.FindMissing(each) is { } missing)
            {
                throw new FaultException(
                    "MT2107",
                    $"The plug-in '{request.Instance}' was built against a {each} {missing}. The contract assembly "
                    + "was changed without a new version; put the one that the plug-in was built against into a "
                    + "contracts folder of the edition, or build the plug-in against the one that is there.");
            }
        }
    }

    private static FaultException Differs(LoadRequest request, string list, string said, string found) => new(
        "MT2105",
        $"The manifest of the plug-in '{request.Instance}' does not fit its code: '{list}' names [{said}], the "
        + $"assembly has [{found}]. The package was put together from different builds; build it again.");

    private static Named Said(ProvidedContract contract) => new(contract.Name, contract.Version, contract.Members);

    private static Named Said(RequiredContract contract) => new(contract.Name, contract.Version, contract.Members);

    private static Named Said(EventReference item) => new(item.Name, item.Version, Named.NoMembers);

    private static Named Found(ContractRuntime contract) => new(
        contract.Model.Name, new ContractVersion(contract.Model.Major, contract.Model.Minor), contract.Model.Members);

    private static Named Found(EventRuntime item) =>
        new(item.Model.Name, new ContractVersion(item.Model.Major, item.Model.Minor), Named.NoMembers);

    /// <summary>A contract or event, as the manifest or the loaded contract assembly knows it.</summary>
    private sealed record Named(string Name, ContractVersion Version, ImmutableSortedDictionary<string, string> Members)
    {
        public static ImmutableSortedDictionary<string, string> NoMembers { get; } =
            ImmutableSortedDictionary<string, string>.Empty;

        /// <summary>Whether this, which was loaded, can be what was said: a later minor may have been found.</summary>
        public bool Covers(Named said) => Name == said.Name
            && Version.Major == said.Version.Major
            && Version.Minor >= said.Version.Minor;

        /// <summary>
        /// The first member that was said and that this does not have in the same shape, as a clause.
        /// </summary>
        public string? FindMissing(Named said)
        {
            foreach (var (member, shape) in said.Members)
            {
                if (!Members.TryGetValue(member, out var mine))
                {
                    return $"with the member {member}, {shape}, which the one that was found does not have";
                }

                if (ShapeOf(mine) != ShapeOf(shape))
                {
                    return $"whose member {member} is {shape}, and in the one that was found it is {mine}";
                }
            }

            return null;
        }

        public override string ToString() => $"{Name}/{Version}";

        private static string ShapeOf(string written) =>
            written.LastIndexOf(Since, StringComparison.Ordinal) is var index and >= 0 ? written[..index] : written;
    }
}
