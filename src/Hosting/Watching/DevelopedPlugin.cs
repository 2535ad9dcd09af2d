namespace Mortise.Hosting.Watching;

/// <summary>A plug-in whose author builds it while the host runs. Immutable.</summary>
/// <param name="Folder">The absolute path of the folder that the build makes; it need not be there yet.</param>
public sealed record DevelopedPlugin(string Folder)
{
    /// <summary>
    /// The instance that is made of it; empty for those of the edition that use the plug-in, or else one named by the
    /// end of its id. One that the edition does not know is granted whatever the plug-in asks for.
    /// </summary>
    public string Instance { get; init; } = "";

    /// <summary>
    /// A file with the paths of the contract assemblies that it is built against, one a line, as the build writes it;
    /// empty when they are in the folders of the edition.
    /// </summary>
    public string ContractList { get; init; } = "";
}
