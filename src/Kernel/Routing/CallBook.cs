using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel.Administration;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The calls of one instance as a provider: an account for each generation that may still have some, and the sums of
/// those before, per version. Safe for concurrent use.
/// </summary>
internal sealed class CallBook(string plugin)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, CallAccount> _generations = [];
    private readonly Dictionary<(string Version, string Operation), CallCounts> _earlier = [];

    public CallTotals Total => Read().Aggregate(default(CallTotals), static (sum, account) => sum + account.Calls);

    /// <summary>
    /// The account of a new generation; those before in which nothing can happen any more are summed up.
    /// </summary>
    public CallAccount Open(int generation, PluginDeployment deployment)
    {
        lock (_gate)
        {
            foreach (var (number, before) in _generations.Where(static entry => entry.Value.IsClosed).ToArray())
            {
                _generations.Remove(number);
                foreach (var (operation, counts) in before.ByOperation())
                {
                    var key = (before.Version, operation);
                    _earlier[key] = _earlier.GetValueOrDefault(key) + counts;
                }
            }

            return _generations[generation] = new CallAccount($"{deployment.Model.Manifest.Version}");
        }
    }

    /// <summary>The sums per generation and operation that was ever called; those that are gone first.</summary>
    public ImmutableArray<OperationAccount> Read()
    {
        lock (_gate)
        {
            return
            [
                .. _earlier.Select(sums => new OperationAccount(
                    plugin, null, sums.Key.Version, sums.Key.Operation, StatusReports.Totals(sums.Value))),
                .. _generations.SelectMany(entry => entry.Value.Read(plugin, entry.Key)),
            ];
        }
    }
}
