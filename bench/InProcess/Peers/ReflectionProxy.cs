using System.Reflection;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>The proxy that .NET brings along, with a compiled invoker for each method.</summary>
public class ReflectionProxy : DispatchProxy
{
    private readonly Dictionary<MethodInfo, MethodInvoker> _invokers = [];
    private IEcho? _target;

    internal static IEcho Around(IEcho target)
    {
        var proxy = Create<IEcho, ReflectionProxy>();
        var self = (ReflectionProxy)proxy;
        self._target = target;
        foreach (var method in typeof(IEcho).GetMethods())
        {
            self._invokers[method] = MethodInvoker.Create(method);
        }

        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _invokers[targetMethod!].Invoke(_target, args.AsSpan());
}
