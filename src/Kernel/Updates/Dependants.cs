using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Updates;

/// <summary>Who would be left without a provider.</summary>
internal static class Dependants
{
    /// <summary>
    /// The refusal of a replacement that takes from another instance what it must have and has now; null when there is
    /// none. Under the kernel's lock.
    /// </summary>
    public static Refusal? FindBroken(PluginInstance instance, InstanceModel replacement, InstanceTable instances)
    {
        var forecast = instances.ForecastNeedsLock(
            replacement with { Wanted = instance.Model.Wanted, Age = instance.Model.Age, IsServing = true });
        foreach (var before in instances.Resolution.Instances.Where(static found => found.IsResolved))
        {
            var after = forecast[before.Instance.Name];
            for (var index = 0; index < before.Routes.Length; index++)
            {
                var requirement = before.Routes[index].Requirement;
                if (requirement.Cardinality == Cardinality.One
                    && before.Routes[index].Providers.Contains(instance.Name, StringComparer.Ordinal)
                    && after.Routes[index].Providers.IsEmpty)
                {
                    return Refusal.Of(
                        ReasonCode.UpdateBreaksDependant,
                        $"'{before.Instance.Name}' requires {requirement}, which '{instance.Name}' provides, and "
                        + $"version {replacement.Manifest.Version} of it would not: "
                        + $"{after.Routes[index].Reason.Explanation} "
                        + $"Update '{before.Instance.Name}' first, or stop it.",
                        before.Instance.Name,
                        instance.Name);
                }
            }
        }

        return null;
    }
}
