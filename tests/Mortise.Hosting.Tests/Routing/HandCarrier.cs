using Mortise.Runtime;

namespace Mortise.Hosting.Tests.Routing;

/// <summary>Carries the context of calls as the kernel does.</summary>
internal sealed class HandCarrier : CallCarrier
{
    private readonly AsyncLocal<CallContext?> _context = new();

    public CallContext? Current => _context.Value;

    public override CallContext Leave(string caller) =>
        (_context.Value ?? new CallContext("")) with { Caller = caller };

    public override void Enter(CallContext context) => _context.Value = context;
}
