using System.Reflection;
using System.Runtime.Loader;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess;

/// <summary>A provider in a load context of its own, as the in-process host loads plug-ins.</summary>
internal static class LoadedEcho
{
    public static IEcho Resident(Turnstile turnstile) => Load("resident", collectible: false, turnstile);

    public static IEcho Collectible(Turnstile turnstile) => Load("collectible", collectible: true, turnstile);

    /// <summary>Two providers of one class, so that a swap between them leaves the call sites as they are.</summary>
    public static (IEcho First, IEcho Second) Twins(Turnstile turnstile)
    {
        var first = Resident(turnstile);
        return (first, (IEcho)Activator.CreateInstance(first.GetType(), turnstile)!);
    }

    private static IEcho Load(string name, bool collectible, Turnstile turnstile)
    {
        var context = new AssemblyLoadContext(name, collectible);
        var assembly = context.LoadFromAssemblyPath(
            Path.Combine(AppContext.BaseDirectory, "Mortise.Bench.Provider.dll"));
        var provider = assembly.GetType("Mortise.Bench.Provider.EchoProvider", throwOnError: true)!;
        return (IEcho)Activator.CreateInstance(provider, turnstile)!;
    }
}
