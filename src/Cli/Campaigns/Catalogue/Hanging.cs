using Mortise.Cli.Campaigns.Hosts;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>The two ways to hang, which come in turn.</summary>
internal static class Hanging
{
    /// <summary>The fault itself; of one that only names its point, the way to hang there whose turn it is.</summary>
    public static string In(Trial trial, string fault) =>
        fault.Contains('@', StringComparison.Ordinal) || fault.Length == 0
            ? fault
            : trial.InTurn($"Hang@{fault}", $"Block@{fault}");
}
