using System.Diagnostics;
using Mortise.Runtime;

namespace Mortise.Kernel.Routing;

/// <summary>
/// The context of the running call, carried along its asynchronous flow. A call made from within a call inherits on
/// whose behalf it is made and how long is left; the caller is always the plug-in that makes it.
/// </summary>
internal sealed class CallFlow : CallCarrier
{
    private static readonly CallContext _nothing = new("");

    private readonly AsyncLocal<CallContext?> _context = new();

    public CallContext? Current => _context.Value;

    public override CallContext Leave(string caller) => Leave(caller, deadline: null);

    /// <param name="caller">Who calls.</param>
    /// <param name="deadline">When the caller stops waiting for this call; null for no deadline of its own.</param>
    public CallContext Leave(string caller, DateTimeOffset? deadline)
    {
        var outer = _context.Value ?? _nothing;
        return outer with
        {
            Caller = caller,
            Deadline = deadline < outer.Deadline || outer.Deadline is null ? deadline : outer.Deadline,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : outer.TraceParent,
        };
    }

    /// <summary>
    /// Sets the context for the rest of the calling asynchronous method; it is undone when that returns.
    /// </summary>
    public override void Enter(CallContext context) => _context.Value = context;
}
