using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// Gives all calls of one key to one provider, the one with the highest hash of key and name: when a provider comes or
/// goes, only the keys that it gains or had move. Calls without the key go to the first provider.
/// </summary>
/// <param name="names">The providers, the best first.</param>
/// <param name="ends">Their ends, in the same order.</param>
/// <param name="route">Says what the key is.</param>
/// <param name="contract">The contract, as the consumer was built with it.</param>
/// <param name="flow">The context of the running call.</param>
internal sealed class KeyedStep(
    ImmutableArray<string> names,
    ImmutableArray<RouteStep> ends,
    RouteConfig route,
    ContractModel contract,
    CallFlow flow) : ChoosingStep
{
    /// <summary>Per operation: which argument is the key, and how many there are; negative when none is.</summary>
    private readonly ImmutableArray<(int Index, int Count)> _arguments =
        [.. contract.Operations.Select(operation => Find(contract.Members, operation.Name, route.Key))];

    protected override RouteStep Choose<TState>(int operation, TState arguments)
    {
        var (index, count) = _arguments[operation];
        var key = route.Key switch
        {
            RouteConfig.Tenant => flow.Current?.Tenant,
            RouteConfig.Principal => flow.Current?.Principal,
            _ => index < 0 ? null : Convert.ToString(
                count == 1 ? arguments : ((ITuple)arguments!)[index], CultureInfo.InvariantCulture),
        };
        var (best, most) = (0, 0u);
        for (var each = 0; key is not null && each < names.Length; each++)
        {
            if (Mix(names[each], Mix(key, 2166136261)) is var hash && hash > most)
            {
                (best, most) = (each, hash);
            }
        }

        return ends[best];
    }

    /// <summary>Shapes read "(string symbol, int days) -> Series".</summary>
    private static (int Index, int Count) Find(
        ImmutableSortedDictionary<string, string> members, string operation, string key)
    {
        var shape = members.GetValueOrDefault(operation, "()");
        for (int open; (open = shape.LastIndexOf('<')) >= 0;)
        {
            // A type's own arguments have commas, too.
            shape = shape.Remove(open, shape.IndexOf('>', open) + 1 - open);
        }

        var parameters = shape[1..shape.IndexOf(')', StringComparison.Ordinal)].Split(", ");
        return (Array.FindIndex(parameters, each => each[(each.LastIndexOf(' ') + 1)..] == key), parameters.Length);
    }

    /// <summary>FNV-1a, and a last mix so that near names do not have near hashes; equal in every process.</summary>
    private static uint Mix(string text, uint hash)
    {
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 16777619;
        }

        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
