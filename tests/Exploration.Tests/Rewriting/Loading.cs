using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Exploration.Tests.Rewriting;

/// <summary>Gives the tests the rewritten assemblies, which do not lie beside them.</summary>
internal static class Loading
{
    private static readonly string _folder = typeof(Loading).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static attribute => attribute.Key == "ExploredFolder").Value!;

#pragma warning disable CA2255 // before any type of the explored assemblies is looked for
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Begin() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
    {
        var file = Path.Combine(_folder, name.Name + ".dll");
        return File.Exists(file) ? context.LoadFromStream(Rewriter.Rewrite(file)) : null;
    };
}
