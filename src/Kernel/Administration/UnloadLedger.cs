using System.Collections.Immutable;
using System.Globalization;
using Mortise.Administration;

namespace Mortise.Kernel.Administration;

/// <summary>
/// Counts what came of code that was given up, from the records, and passes them on. Safe for concurrent use.
/// </summary>
internal sealed class UnloadLedger(IKernelObserver? next) : IKernelObserver
{
    /// <summary>How many leaked generations are shown; all are counted.</summary>
    private const int MostShown = 100;

    private readonly Lock _gate = new();
    private ImmutableList<LeakedGeneration> _leaked = [];
    private UnloadTotals _totals;

    /// <summary>The sums, and the last leaked generations, oldest first.</summary>
    public (UnloadTotals Totals, ImmutableArray<LeakedGeneration> Leaked) Read()
    {
        lock (_gate)
        {
            return (_totals, [.. _leaked]);
        }
    }

    public static string Explain(KernelRecord.Unloaded record) => string.Create(
        CultureInfo.InvariantCulture,
        $"The code of generation {record.Generation} of '{record.Plugin}' did not leave the process: "
            + $"{record.Collections} garbage collections and {record.Elapsed.TotalSeconds:0} s after it was given up "
            + $"something still holds it. Its memory stays; everything else goes on. 'mortise doctor leaks' names what "
            + $"holds it.");

    public void Observe(KernelRecord record)
    {
        if (record is KernelRecord.Unloaded unloaded)
        {
            lock (_gate)
            {
                CountNeedsLock(unloaded);
            }
        }

        next?.Observe(record);
    }

    private void CountNeedsLock(KernelRecord.Unloaded record)
    {
        var (pending, collected, leaked) = _totals;
        switch (record.Unload)
        {
            case UnloadState.Pending:
                pending++;
                break;
            case UnloadState.Leaked:
                (pending, leaked) = (pending - 1, leaked + 1);
                _leaked = (_leaked.Count == MostShown ? _leaked.RemoveAt(0) : _leaked).Add(new LeakedGeneration(
                    record.Plugin,
                    record.Generation,
                    record.At,
                    ReasonCode.CodeLeaked.Text,
                    Explain(record)));
                break;
            case UnloadState.Collected when record.WasLeaked:
                (leaked, collected) = (leaked - 1, collected + 1);
                var index = _leaked.FindIndex(found =>
                    found.Plugin == record.Plugin && found.Generation == record.Generation);
                _leaked = index < 0 ? _leaked : _leaked.RemoveAt(index);
                break;
            case UnloadState.Collected:
                (pending, collected) = (pending - 1, collected + 1);
                break;
        }

        _totals = new(pending, collected, leaked);
    }
}
