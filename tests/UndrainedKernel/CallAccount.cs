using System.Collections.Immutable;
using Mortise.Runtime;
using Mortise.Updates;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The calls of one generation of a provider, or the calls that found none, summed over all bindings that ever led
/// there. A frozen copy of the kernel's that does not wait for the calls inside, which a campaign must find out.
/// </summary>
internal sealed class CallAccount
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, CallCounts> _closed = new(StringComparer.Ordinal);
    private readonly List<(Binding Binding, ContractModel Contract)> _open = [];

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
    /// Broken on purpose: waits for nobody.
    /// </summary>
    public Task DrainAsync()
    {
        lock (_gate)
        {
            _ = Binding.RetireAsync([.. _open.Select(static entry => entry.Binding)]);
            return Task.CompletedTask;
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

    /// <summary>Broken on purpose: waits for nobody.</summary>
    public Task DrainLeftAsync() => Task.CompletedTask;

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

    private static string Key(ContractModel contract, int operation) =>
        $"{contract.Name}/{contract.Major} {contract.Operations[operation].Name}";

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
