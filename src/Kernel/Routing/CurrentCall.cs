namespace Mortise.Kernel.Routing;

/// <summary>
/// The context of the running call, carried along its asynchronous flow. A call made from within a call inherits on
/// whose behalf it is made; the caller is always the plug-in that makes it.
/// </summary>
internal sealed class CurrentCall : ICurrentCall
{
    private readonly AsyncLocal<CallContext?> _context = new();

    public CallContext? Context => _context.Value;

    /// <summary>
    /// Sets the context for the rest of the calling asynchronous method; it is undone when that returns.
    /// </summary>
    public void Enter(string caller) =>
        _context.Value = _context.Value is { } outer ? outer with { Caller = caller } : new CallContext(caller);

    /// <summary>The same for an external client, as the gateway established it.</summary>
    public void Enter(CallContext context) => _context.Value = context;
}
