using System.Collections.Immutable;
using System.Globalization;
using Mortise.Administration;

namespace Mortise.Hosting.Telemetry;

/// <summary>
/// Counts what came of code that was given up, and keeps what leaked for those who ask. Safe for concurrent use.
/// </summary>
internal sealed class UnloadLedger
{
    /// <summary>How many leaked generations are shown; all are counted.</summary>
    private const int MostShown = 100;

    private readonly Lock _gate = new();
    private ImmutableList<LeakedGeneration> _leaked = [];
    private UnloadTotals _totals;

    /// <summary>Hears of each, after it was counted; set once, while the application is being made.</summary>
    public Action<GenerationUnload>? Told { get; set; }

    public UnloadTotals Totals => Complete(new HostStatus("", 0, default, 0, 0, 0, default, default)).Unloads;

    /// <summary>Adds to the host's status what the kernel does not know.</summary>
    public HostStatus Complete(HostStatus status)
    {
        lock (_gate)
        {
            return status with { Unloads = _totals, Leaked = [.. _leaked] };
        }
    }

    public void Note(GenerationUnload unload)
    {
        lock (_gate)
        {
            CountNeedsLock(unload);
        }

        Told?.Invoke(unload);
    }

    private static string Explain(GenerationUnload unload) => string.Create(
        CultureInfo.InvariantCulture,
        $"The code of generation {unload.Generation} of '{unload.Plugin}' did not leave the process: "
            + $"{unload.Collections} garbage collections and {unload.Elapsed.TotalSeconds:0} s after it was given up "
            + $"something still holds it. Its memory stays; everything else goes on. 'mortise doctor leaks' names "
            + $"what holds it.");

    private void CountNeedsLock(GenerationUnload unload)
    {
        var (pending, collected, leaked) = _totals;
        switch (unload.Unload)
        {
            case UnloadState.Pending:
                pending++;
                break;
            case UnloadState.Leaked:
                (pending, leaked) = (pending - 1, leaked + 1);
                _leaked = (_leaked.Count == MostShown ? _leaked.RemoveAt(0) : _leaked).Add(new LeakedGeneration(
                    unload.Plugin, unload.Generation, unload.At, "MT3230", Explain(unload)));
                break;
            case UnloadState.Collected when unload.WasLeaked:
                (leaked, collected) = (leaked - 1, collected + 1);
                var index = _leaked.FindIndex(found =>
                    found.Plugin == unload.Plugin && found.Generation == unload.Generation);
                _leaked = index < 0 ? _leaked : _leaked.RemoveAt(index);
                break;
            case UnloadState.Collected:
                (pending, collected) = (pending - 1, collected + 1);
                break;
        }

        _totals = new(pending, collected, leaked);
    }
}
