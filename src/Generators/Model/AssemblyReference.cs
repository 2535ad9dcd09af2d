namespace Mortise.Generators.Model;

/// <summary>An assembly with contracts that a plug-in uses.</summary>
internal sealed record AssemblyReference(string Name, string Version);
