using System.Collections.Immutable;

namespace Mortise.Administration;

/// <summary>What to install.</summary>
/// <param name="Package">Where it comes from: the path of a plug-in folder on the host's machine, or a plug-in and the
/// versions to look for in the folders of the edition, such as <c>acme.snail@[2.0.0]</c>.</param>
/// <param name="Name">The name of the new instance; empty takes the edition's instance that uses the plug-in, else the
/// last part of its id.</param>
/// <param name="Grants">Contracts granted to it, such as <c>parcels.quotes/1</c>, beyond those that the edition
/// names.</param>
/// <param name="Config">Its configuration as a JSON object; empty takes the edition's, else the defaults.</param>
public sealed record InstallRequest(string Package, string Name, ImmutableArray<string> Grants, string Config);
