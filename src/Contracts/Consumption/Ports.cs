using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Mortise;

/// <summary>
/// The live view of a many-valued requirement: one port per provider instance, ordered by instance name. Enumerating
/// sees the moment's snapshot; a provider that leaves meanwhile answers <see cref="UnavailableException"/>. Safe for
/// concurrent use.
/// </summary>
/// <typeparam name="TContract">The contract.</typeparam>
public sealed class Ports<TContract> : IReadOnlyCollection<TContract>
    where TContract : class
{
    private volatile ImmutableSortedDictionary<string, TContract> _ports = Empty;

    private static ImmutableSortedDictionary<string, TContract> Empty { get; } =
        ImmutableSortedDictionary.Create<string, TContract>(StringComparer.Ordinal);

    /// <summary>How many providers are there at this moment.</summary>
    public int Count => _ports.Count;

    /// <summary>The names of the provider instances, in order.</summary>
    public IEnumerable<string> Keys => _ports.Keys;

    /// <summary>The providers with their names: an immutable snapshot.</summary>
    public ImmutableSortedDictionary<string, TContract> Snapshot => _ports;

    /// <summary>The port of one provider instance.</summary>
    /// <param name="key">The instance's name.</param>
    /// <exception cref="UnavailableException">No provider of that name is there.</exception>
    public TContract this[string key] => TryGet(key, out var port)
        ? port
        : throw new UnavailableException(UnavailableReason.NoProvider, $"No provider instance is named '{key}'.");

    /// <summary>Looks for the port of one provider instance.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out TContract? port) => _ports.TryGetValue(key, out port);

    /// <inheritdoc/>
    public IEnumerator<TContract> GetEnumerator() => _ports.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>For the runtime: replaces the snapshot. Only the kernel, under its lock, calls this.</summary>
    internal void Replace(ImmutableSortedDictionary<string, TContract> ports) => _ports = ports;
}
