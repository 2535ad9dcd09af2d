using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mortise.Bench.Load.Installed;

namespace Mortise.Bench.Load.Peers;

/// <summary>The least that loading takes: a collectible load context, and one call by reflection.</summary>
internal static class BareContext
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static AssemblyLoadContext LoadAndCall(EchoPackages packages, int index)
    {
        var context = new AssemblyLoadContext(EchoPackages.NameOf(index), isCollectible: true);
        var type = context.LoadFromAssemblyPath(packages.FileOf(index))
            .GetType($"{packages.Assembly}.EchoPlugin", throwOnError: true)!;
        var plugin = Activator.CreateInstance(type);
        var answer = (ValueTask<int>)type.GetMethod("AddAsync")!.Invoke(plugin, [1, 2, CancellationToken.None])!;
        return answer.Result == 3 ? context : throw new InvalidOperationException("wrong answer");
    }
}
