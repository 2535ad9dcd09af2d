using Mortise.Cli.Leaks;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What keeps a generation in the process, so that nothing else can be meant.</summary>
/// <param name="Kind">Of what sort it is; null when several ways lead to the steps.</param>
/// <param name="Holder">The field, the thread or the handle.</param>
/// <param name="Steps">Objects on the way from there, each with its field if need be.</param>
internal sealed record LeakHolder(LeakKind? Kind, string Holder, params string[] Steps)
{
    public bool IsNamedBy(LeakChain chain) =>
        (Kind is null || chain.Kind == Kind)
        && chain.Holder.Contains(Holder, StringComparison.Ordinal)
        && Steps.All(step => chain.Steps.Any(found => found.Contains(step, StringComparison.Ordinal)));
}
