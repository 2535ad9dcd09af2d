namespace Mortise.Cli.Campaigns.Hosts;

/// <summary>The plug-ins of a campaign, which the tool carries.</summary>
internal sealed class BuildFolders(string root)
{
    public string Sources => Path.Combine(root, "plugins");

    public string Contracts => Path.Combine(root, "contracts");

    public string Stranger => Of("Stranger");

    /// <summary>Those beside the tool.</summary>
    public static BuildFolders Default { get; } = new(Path.Combine(AppContext.BaseDirectory, "campaign"));

    public string Of(Lane lane, Build build) => Of($"{(lane.IsKeeper ? "Keeper" : "")}{build}");

    private string Of(string name) => Path.Combine(Sources, $"Mortise.Campaign.{name}");
}
