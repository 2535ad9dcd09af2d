using System.Collections.Immutable;

namespace Mortise.Runtime;

/// <summary>The base of generated contract runtimes.</summary>
/// <typeparam name="TContract">The contract.</typeparam>
public abstract class ContractRuntime<TContract>(ContractModel model) : ContractRuntime(model, typeof(TContract))
    where TContract : class
{
    internal sealed override object CreatePorts() => new Ports<TContract>();

    internal sealed override void Replace(object ports, IEnumerable<KeyValuePair<string, Port>> members) =>
        ((Ports<TContract>)ports).Replace(members.ToImmutableSortedDictionary(
            static member => member.Key,
            static member => (TContract)(object)member.Value,
            StringComparer.Ordinal));

    internal sealed override object CreateOptional(Port port) => new Optional<TContract>((TContract)(object)port);
}
