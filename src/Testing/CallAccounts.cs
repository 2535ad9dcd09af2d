using System.Collections.Immutable;
using Mortise.Administration;
using Mortise.Kernel;

namespace Mortise.Testing;

/// <summary>What became of every call into the plug-ins under test and into the fakes.</summary>
public sealed class CallAccounts
{
    private readonly Microkernel _kernel;

    internal CallAccounts(Microkernel kernel) => _kernel = kernel;

    /// <summary>
    /// The sums of one instance now, keyed <c>contract/major Operation</c>; empty before its first call.
    /// </summary>
    /// <param name="instance">The name of a plug-in under test or of a fake.</param>
    public ImmutableSortedDictionary<string, CallTotals> this[string instance] => _kernel.CallsOf(instance);

    /// <summary>
    /// Demands that every call that was accepted has ended: completed, failed, cancelled or rejected. A stream ends
    /// when its enumerator is disposed; a call that was given up at its deadline ends when the provider lets it.
    /// </summary>
    /// <exception cref="UnbalancedException">One has not; the message names operation and sums.</exception>
    public void AssertBalanced()
    {
        var open = _kernel.Plugins
            .SelectMany(plugin => this[plugin.Name]
                .Where(static each => each.Value.Open != 0)
                .Select(each => $"  '{plugin.Name}' {each.Key}: {Describe(each.Value)}"))
            .ToArray();
        if (open.Length > 0)
        {
            throw new UnbalancedException(
                "Calls were accepted that have not ended. Await every call, and dispose every enumerator, before "
                + $"asking for the sums; a call that nobody waits for any more hangs in its provider.\n"
                + string.Join('\n', open));
        }
    }

    private static string Describe(CallTotals sums) =>
        $"accepted {sums.Accepted} = completed {sums.Completed} + failed {sums.Failed} + cancelled {sums.Cancelled} "
        + $"+ rejected {sums.Rejected} + still inside {sums.Open}";
}
