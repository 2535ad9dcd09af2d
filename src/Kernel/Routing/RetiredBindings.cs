using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The bindings that ports left during one change of routes. Collected under the kernel's lock, retired after it, with
/// one process-wide barrier for all of them. Used by one thread.
/// </summary>
internal sealed class RetiredBindings
{
    private readonly List<(Binding Binding, CallAccount? Account)> _left = [];

    public void Add(Binding binding, CallAccount? account) => _left.Add((binding, account));

    /// <summary>
    /// Retires them all; returns a task per provider that ends when no call is inside it any more. Each binding is
    /// folded into its account when it has drained, however long that takes.
    /// </summary>
    public Task Retire(string provider)
    {
        if (_left.Count == 0)
        {
            return Task.CompletedTask;
        }

        _ = Binding.RetireAsync([.. _left.Select(static left => left.Binding)]);
        var drains = new List<Task>();
        foreach (var (binding, account) in _left)
        {
            var drained = binding.DrainAsync();
            if (drained.IsCompleted)
            {
                account?.Close(binding);
                continue;
            }

            var folded = FoldAsync(drained, binding, account);
            if (binding.Provider == provider)
            {
                drains.Add(folded);
            }
        }

        _left.Clear();
        return Task.WhenAll(drains);
    }

    /// <summary>Retires them all, waiting for nobody.</summary>
    public void Retire() => _ = Retire("");

    private static async Task FoldAsync(Task drained, Binding binding, CallAccount? account)
    {
        await drained.ConfigureAwait(false);
        account?.Close(binding);
    }
}
