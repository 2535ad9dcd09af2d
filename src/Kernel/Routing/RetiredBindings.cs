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
    /// Retires them all and waits for nobody: each binding is folded into its account when it has drained, however long
    /// that takes.
    /// </summary>
    public void Retire()
    {
        if (_left.Count == 0)
        {
            return;
        }

        _ = Binding.RetireAsync([.. _left.Select(static left => left.Binding)]);
        foreach (var (binding, account) in _left)
        {
            var drained = binding.DrainAsync();
            if (drained.IsCompleted)
            {
                account?.Close(binding);
            }
            else
            {
                _ = FoldAsync(drained, binding, account);
            }
        }

        _left.Clear();
    }

    private static async Task FoldAsync(Task drained, Binding binding, CallAccount? account)
    {
        await drained.ConfigureAwait(false);
        account?.Close(binding);
    }
}
