using McMaster.NETCore.Plugins;
using Mortise.Bench.Contracts;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Load.Peers;

/// <summary>McMaster.NETCore.Plugins, collectible, with the contract shared: calls go through the interface.</summary>
internal static class McMasterLoader
{
    public static PluginLoader LoadAndCall(EchoPackages packages, int index)
    {
        var loader = PluginLoader.CreateFromAssemblyFile(
            packages.FileOf(index), isUnloadable: true, sharedTypes: [typeof(IEcho)]);
        var plugin = (IEcho)Activator.CreateInstance(
            loader.LoadDefaultAssembly().GetType($"{packages.Assembly}.EchoPlugin", throwOnError: true)!)!;
        return plugin.AddAsync(1, 2).AsTask().GetAwaiter().GetResult() == 3
            ? loader
            : throw new InvalidOperationException("wrong answer");
    }
}
