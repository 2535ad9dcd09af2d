using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Mortise.Kernel.Resolution;

/// <summary>The answer of the resolver for all instances. Immutable and safe for concurrent use.</summary>
internal sealed class ResolutionModel
{
    private readonly Dictionary<string, InstanceResolution> _byName;

    internal ResolutionModel(ImmutableArray<InstanceResolution> instances)
    {
        Instances = instances;
        _byName = instances.ToDictionary(static found => found.Instance.Name, StringComparer.Ordinal);
    }

    /// <summary>The answer for no instances.</summary>
    public static ResolutionModel Empty { get; } = new([]);

    /// <summary>All instances, ordered by name.</summary>
    public ImmutableArray<InstanceResolution> Instances { get; }

    /// <summary>The answer for one instance.</summary>
    /// <exception cref="KeyNotFoundException">There is no such instance.</exception>
    public InstanceResolution this[string instance] => _byName[instance];

    /// <summary>Looks for the answer for one instance.</summary>
    public bool TryGet(string instance, [NotNullWhen(true)] out InstanceResolution? resolution) =>
        _byName.TryGetValue(instance, out resolution);
}
