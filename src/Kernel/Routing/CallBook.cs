using System.Collections.Immutable;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The calls of one instance as a provider: an account for each generation that may still have some, and the sums of
/// those before. Safe for concurrent use.
/// </summary>
internal sealed class CallBook
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, CallAccount> _generations = [];
    private readonly Dictionary<string, CallCounts> _earlier = new(StringComparer.Ordinal);

    public CallCounts Total =>
        ByOperation().Values.Aggregate(default(CallCounts), static (sum, counts) => sum + counts);

    /// <summary>
    /// The account of a new generation; those before in which nothing can happen any more are summed up.
    /// </summary>
    public CallAccount Open(int generation)
    {
        lock (_gate)
        {
            foreach (var (number, before) in _generations.Where(static entry => entry.Value.IsClosed).ToArray())
            {
                _generations.Remove(number);
                Add(_earlier, before);
            }

            return _generations[generation] = new CallAccount();
        }
    }

    /// <summary>The sums per operation, keyed as <c>contract/major Operation</c>, over all generations.</summary>
    public ImmutableSortedDictionary<string, CallCounts> ByOperation()
    {
        lock (_gate)
        {
            var sums = new Dictionary<string, CallCounts>(_earlier, StringComparer.Ordinal);
            foreach (var account in _generations.Values)
            {
                Add(sums, account);
            }

            return sums.ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
    }

    private static void Add(Dictionary<string, CallCounts> sums, CallAccount account)
    {
        foreach (var (operation, counts) in account.ByOperation())
        {
            sums[operation] = sums.GetValueOrDefault(operation) + counts;
        }
    }
}
