using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>
/// A manifest with what the contract assemblies have for each name in it. What was resolved must be what is loaded, so
/// that it is held against the contract assemblies that were found and, once there is one, against the object.
/// </summary>
internal sealed class BoundManifest
{
    private const string Since = " since ";

    private readonly string _instance;
    private readonly IEnumerable<ContractExports> _exports;
    private readonly ImmutableArray<int> _states;

    /// <param name="request">Whose manifest it is.</param>
    /// <param name="exports">Where its contracts are looked for, in order.</param>
    /// <exception cref="FaultException">One is not there, or not as the plug-in was built against it.</exception>
    public BoundManifest(LoadRequest request, IEnumerable<ContractExports> exports)
    {
        var manifest = request.Manifest;
        (_instance, _exports, _states) = (request.Instance, exports, manifest.States);
        Provides = [.. manifest.Provides.Select(each =>
            Contract("provides", each.Contract, each.Version, each.Members))];
        Requires = [.. manifest.Requires.Select(each =>
            Contract("requires", each.Contract, each.Version, each.Members))];
        Publishes = [.. manifest.Publishes.Select(each => Event("publishes", each))];
        Subscribes = [.. manifest.Subscribes.Select(each => Event("subscribes", each))];
    }

    public ImmutableArray<ContractRuntime> Provides { get; }

    public ImmutableArray<ContractRuntime> Requires { get; }

    public ImmutableArray<EventRuntime> Publishes { get; }

    public ImmutableArray<EventRuntime> Subscribes { get; }

    /// <summary>Holds the manifest against what was generated with the plug-in.</summary>
    /// <exception cref="FaultException">It is not what the manifest says.</exception>
    public void Demand(PluginFactory factory)
    {
        if (!_states.SequenceEqual(factory.StateVersions))
        {
            throw Unfit(
                _instance,
                $"'state' names [{string.Join(", ", _states)}], and the assembly has "
                + $"[{string.Join(", ", factory.StateVersions)}]");
        }
    }

    /// <summary>Holds the manifest against the plug-in's object.</summary>
    /// <exception cref="FaultException">It is not what the manifest says.</exception>
    public void Demand(object plugin)
    {
        if (Provides.FirstOrDefault(contract => !contract.Type.IsInstanceOfType(plugin)) is { } contract)
        {
            throw Unfit(
                _instance,
                $"'provides' names '{contract.Model.Name}/{contract.Model.Major}.{contract.Model.Minor}', and "
                + $"{plugin.GetType().FullName} does not implement it");
        }

        if (Subscribes.FirstOrDefault(item => !item.IsReceivedBy(plugin)) is { } item)
        {
            throw Unfit(
                _instance,
                $"'subscribes' names '{item.Model.Name}/{item.Model.Major}.{item.Model.Minor}', and "
                + $"{plugin.GetType().FullName} does not receive it");
        }
    }

    /// <summary>The refusal of a package that was put together from parts that do not belong together.</summary>
    public static FaultException Unfit(string instance, string clause) => new(
        "MT2105",
        $"The manifest of the plug-in '{instance}' does not fit its code: {clause}. The package was put together from "
        + "different builds; build it again.");

    private ContractRuntime Contract(
        string list, ContractId id, ContractVersion version, ImmutableSortedDictionary<string, string> members)
    {
        var found = _exports.Select(each => each.Find(id)).FirstOrDefault(static each => each is not null);
        Demand(list, $"{id.Name}/{version}", version.Minor, found?.Model.Minor, id);
        if (FindMissing(members, found!.Model.Members) is { } missing)
        {
            throw new FaultException(
                "MT2107",
                $"The plug-in '{_instance}' was built against a {id.Name}/{version} {missing}. The contract assembly "
                + "was changed without a new version; put the one that the plug-in was built against into a "
                + "contracts folder of the edition, or build the plug-in against the one that is there.");
        }

        return found;
    }

    private EventRuntime Event(string list, EventReference item)
    {
        var found = _exports.Select(each => each.FindEvent(item.Event)).FirstOrDefault(static each => each is not null);
        Demand(list, item.ToString(), item.Version.Minor, found?.Model.Minor, item.Event);
        return found!;
    }

    /// <summary>A later minor may have been found; an earlier one, or none, is not what was built against.</summary>
    private void Demand(string list, string said, int minor, int? found, ContractId id)
    {
        if (found is null)
        {
            throw Unfit(_instance, $"'{list}' names '{said}', which none of its contract assemblies has");
        }

        if (found < minor)
        {
            throw Unfit(_instance, $"'{list}' names '{said}', and its contract assemblies have '{id}.{found}'");
        }
    }

    /// <summary>
    /// The first member that was said and that was not found in the same shape, as a clause.
    /// </summary>
    private static string? FindMissing(
        ImmutableSortedDictionary<string, string> said, ImmutableSortedDictionary<string, string> found)
    {
        foreach (var (member, shape) in said)
        {
            if (!found.TryGetValue(member, out var mine))
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

    private static string ShapeOf(string written) =>
        written.LastIndexOf(Since, StringComparison.Ordinal) is var index and >= 0 ? written[..index] : written;
}
