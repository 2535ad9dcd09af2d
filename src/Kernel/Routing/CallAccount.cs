using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Administration;
using Mortise.Runtime;
using Mortise.Updates;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The calls of one generation of a provider, or the calls that found none, summed over all bindings that ever led
/// there. A drained binding is folded into the closed sums and let go, so that the account holds no provider.
/// </summary>
/// <param name="version">The generation's version; empty if there is no generation.</param>
internal sealed class CallAccount(string version = "")
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CallCounts> _closed = new(StringComparer.Ordinal);
    private readonly List<(Binding Binding, ContractModel Contract)> _open = [];

    public string Version => version;

    public CallCounts Total =>
        ByOperation().Values.Aggregate(default(CallCounts), static (sum, counts) => sum + counts);

    /// <summary>Whether no binding leads there any more and every call has ended.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_gate)
            {
                return _open.Count == 0;
            }
        }
    }

    public void Open(Binding binding, ContractModel contract)
    {
        lock (_gate)
        {
            _open.Add((binding, contract));
        }
    }

    /// <summary>Folds a binding that has drained.</summary>
    public void Close(Binding binding)
    {
        lock (_gate)
        {
            var index = _open.FindIndex(entry => ReferenceEquals(entry.Binding, binding));
            if (index >= 0)
            {
                AddNeedsLock(_closed, _open[index].Binding, _open[index].Contract);
                _open.RemoveAt(index);
            }
        }
    }

    /// <summary>
    /// Ends when no call is inside any more. No route may lead to the provider: its bindings are retired here, if
    /// whoever took them away has not come to that yet.
    /// </summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            return Binding.RetireAsync([.. _open.Select(static entry => entry.Binding)]);
        }
    }

    /// <summary>
    /// Ends the calls and streams that wait inside, with an error that says so: nobody waits for them any more.
    /// </summary>
    public void CutOff(string why)
    {
        lock (_gate)
        {
            OpenCall.CutOff([.. _open.Select(static entry => entry.Binding)], why);
        }
    }

    /// <summary>Ends when no call is inside any more that came on a route which now leads elsewhere.</summary>
    public Task DrainLeftAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_open
                .Where(static entry => entry.Binding.Retired)
                .Select(static entry => entry.Binding.DrainAsync()));
        }
    }

    /// <summary>The sums per operation, keyed as <c>contract/major Operation</c>.</summary>
    public ImmutableSortedDictionary<string, CallCounts> ByOperation()
    {
        lock (_gate)
        {
            var sums = new Dictionary<string, CallCounts>(_closed, StringComparer.Ordinal);
            foreach (var (binding, contract) in _open)
            {
                AddNeedsLock(sums, binding, contract);
            }

            return sums.ToImmutableSortedDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>An operation as accounts name it.</summary>
    public static string Key(ContractModel contract, int operation) =>
        $"{contract.Name}/{contract.Major} {contract.Operations[operation].Name}";

    /// <summary>The same for others to read.</summary>
    public IEnumerable<OperationAccount> Read(string plugin, int? generation) => ByOperation().Select(
        sums => new OperationAccount(plugin, generation, version, sums.Key, StatusReports.Totals(sums.Value)));

    /// <summary>What is to be said of calls that did not leave in time.</summary>
    public string Late(TimeSpan deadline) =>
        $"Calls did not leave it within {deadline.TotalSeconds:0.###} s: {Inside(deadline)}.";

    /// <summary>Who is inside, for people.</summary>
    public string Inside(TimeSpan age) => string.Join(", ", Holders(age)
        .Select(static holder => $"{holder.Calls} × {holder.Operation} of '{holder.Caller}'"));

    /// <summary>Who is inside, for how long at least being given.</summary>
    public ImmutableArray<UpdateHolder> Holders(TimeSpan age)
    {
        lock (_gate)
        {
            return
            [
                .. from entry in _open
                   from operation in Enumerable.Range(0, entry.Contract.Operations.Length)
                   let inside = entry.Binding.Count(operation).Open
                   where inside > 0
                   let key = Key(entry.Contract, operation)
                   group inside by (entry.Binding.Port.Owner, key) into holder
                   select new UpdateHolder(holder.Key.Owner, holder.Key.key, holder.Sum(), age),
            ];
        }
    }

    private static void AddNeedsLock(Dictionary<string, CallCounts> sums, Binding binding, ContractModel contract)
    {
        for (var operation = 0; operation < contract.Operations.Length; operation++)
        {
            var counts = binding.Count(operation);
            if (counts != default)
            {
                var key = Key(contract, operation);
                sums[key] = sums.GetValueOrDefault(key) + counts;
            }
        }
    }
}
