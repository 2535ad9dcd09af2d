namespace Mortise.Kernel.Isolation;

/// <summary>One build of a contract assembly.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">Its assembly version.</param>
/// <param name="BuildId">Its module version id, which differs between builds.</param>
public sealed record ContractAssembly(string Name, Version Version, Guid BuildId);
