using System.Collections.Immutable;

namespace Mortise.Kernel.Isolation;

/// <summary>
/// Where an isolation host finds the code of a plug-in. The kernel passes it on and looks at none of it.
/// </summary>
/// <param name="Directory">The plug-in's folder.</param>
/// <param name="Assembly">The simple name of its assembly.</param>
/// <param name="Factory">The full name of the generated factory.</param>
/// <param name="ContractAssemblies">The contract assemblies that it was built against.</param>
/// <param name="ContractDirectories">Where contract assemblies are looked for, in order.</param>
public sealed record PackageFolder(
    string Directory,
    string Assembly,
    string Factory,
    ImmutableArray<ContractAssembly> ContractAssemblies,
    ImmutableArray<string> ContractDirectories)
{
    /// <summary>The build of the assembly that the manifest is of: its module version id.</summary>
    public Guid BuildId { get; init; }
}
