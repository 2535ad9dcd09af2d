using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Bench.Contracts;
using Mortise.Bench.Load.Installed;
using Mortise.Runtime;

namespace Mortise.Bench.Load.Peers;

/// <summary>
/// The least that loading takes for a host that a plug-in must not hang: a collectible load context, and in it the
/// generated factory, on a thread that has waited for it; then one call through the contract.
/// </summary>
internal sealed class HandedOver : IDisposable
{
    private readonly ManualResetEventSlim _given = new(initialState: false, spinCount: 0);
    private readonly ManualResetEventSlim _done = new(initialState: false, spinCount: 0);
    private readonly Thread _thread;
    private Action? _step;

    public HandedOver()
    {
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public AssemblyLoadContext LoadAndCall(EchoPackages packages, int index)
    {
        IEcho? plugin = null;
        _step = () => plugin = Load(packages, index);
        _given.Set();
        _done.Wait();
        _done.Reset();
        return plugin!.AddAsync(1, 2).AsTask().GetAwaiter().GetResult() == 3
            ? AssemblyLoadContext.GetLoadContext(plugin.GetType().Assembly)!
            : throw new InvalidOperationException("wrong answer");
    }

    public void Dispose()
    {
        _step = null;
        _given.Set();
        _thread.Join();
        _given.Dispose();
        _done.Dispose();
    }

    private static IEcho Load(EchoPackages packages, int index)
    {
        var type = new Context(EchoPackages.NameOf(index)).LoadFromAssemblyPath(packages.FileOf(index))
            .GetType($"{packages.Assembly}.EchoPluginFactory", throwOnError: true)!;
        return (IEcho)((PluginFactory)RuntimeHelpers.GetUninitializedObject(type)).Create(null!);
    }

    private void Serve()
    {
        while (Next())
        {
            _done.Set();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Next()
    {
        _given.Wait();
        _given.Reset();
        var step = _step;
        _step = null;
        step?.Invoke();
        return step is not null;
    }

    private sealed class Context(string name) : AssemblyLoadContext(name, isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name == typeof(IEcho).Assembly.GetName().Name ? typeof(IEcho).Assembly : null;
    }
}
