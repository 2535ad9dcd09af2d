using Mortise.Bench.Contracts;
using Mortise.Runtime;

namespace Mortise.Bench.InProcess;

/// <summary>Leads a port to two providers in turn, each time as the kernel does: publish, retire, drain.</summary>
internal sealed class Swapper(EchoPort port, IEcho first, IEcho second)
{
    private IEcho _next = second;
    private IEcho _last = first;

    /// <summary>Returns when the last call into the old provider has ended.</summary>
    public void Swap()
    {
        var left = port.Publish(port.Bind(_next, BindingKind.Provider, "echo"));
        Binding.RetireAsync([left]).GetAwaiter().GetResult();
        (_next, _last) = (_last, _next);
    }
}
