using System.Reflection;
using System.Runtime.Loader;

namespace Mortise.Isolation.InProcess;

/// <summary>The load context of one build of a contract assembly.</summary>
internal sealed class ContractLoadContext(ContractFile file, Func<AssemblyName, Assembly?> resolve)
    : AssemblyLoadContext($"contract {file.Name} {file.Version} {file.BuildId:N}")
{
    protected override Assembly? Load(AssemblyName assemblyName) => resolve(assemblyName);
}
