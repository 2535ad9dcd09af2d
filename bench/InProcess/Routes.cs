using Mortise.Bench.Contracts;
using Mortise.Runtime;

namespace Mortise.Bench.InProcess;

/// <summary>Ports as the kernel makes and binds them.</summary>
internal static class Routes
{
    public static EchoPort To(IEcho target)
    {
        var port = (EchoPort)EchoRuntime.Instance.CreatePort(
            "bench", new AbsentStep(UnavailableReason.NotStarted, "The provider has not been started."));
        var left = port.Publish(port.Bind(target, BindingKind.Provider, "echo"));
        Binding.RetireAsync([left]).GetAwaiter().GetResult();
        return port;
    }
}
