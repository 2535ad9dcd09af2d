using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Testing.Leaks;

namespace Mortise.Testing;

/// <summary>The load contexts that were made for the plug-ins under test. Safe for concurrent use.</summary>
internal sealed class LoadedContexts
{
    private const int Attempts = 20;

    private readonly ConcurrentQueue<(string Instance, WeakReference Context)> _made = new();

    public void Add(string instance, WeakReference context) => _made.Enqueue((instance, context));

    /// <param name="problems">What went wrong while the plug-ins were stopped, which may be the reason.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="LeakedException">One is still there.</exception>
    public async Task DemandGoneAsync(ImmutableArray<string> problems, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts && IsAnyAlive(); attempt++)
        {
            // On a thread whose stack has nothing of the plug-ins, as that of the caller may have.
            await Task.Factory.StartNew(
                Collect, cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }

        if (IsAnyAlive())
        {
            throw new LeakedException(string.Join('\n', Describe().Concat(problems)));
        }
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsAnyAlive() =>
        _made.Any(static made => made.Context.Target is AssemblyLoadContext { IsCollectible: true });

    private IEnumerable<string> Describe()
    {
        foreach (var (instance, reference) in _made)
        {
            if (reference.Target is AssemblyLoadContext { IsCollectible: true } context)
            {
                yield return $"The code of '{instance}' did not leave the process. {LeakSuspicion.Of(context)}";
            }
        }
    }
}
