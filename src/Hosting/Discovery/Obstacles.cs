using Mortise.Administration;
using Mortise.Kernel;
using Mortise.Kernel.Resolution;
using Mortise.Kernel.Supervision;

namespace Mortise.Hosting.Discovery;

/// <summary>
/// What keeps a setting of an instance from having an effect. An edition with such a setting is refused; the version
/// that an update brings may have come later than the setting.
/// </summary>
internal static class Obstacles
{
    /// <summary>What it is that no call would bring back after an idle stop; empty if a call brings back all.</summary>
    public static string ToIdleStop(Activation activation, PluginManifest manifest) => manifest switch
    {
        _ when activation == Activation.Eager =>
            "starts eagerly, and no call would start it again; with \"activation\": \"onDemand\" one does",
        { States: not [] } => "has state, which it would forget",
        { Subscribes: not [] } => "receives events, which it would miss",
        _ when manifest.Roles.Contains("background") => "has background work, which would end",
        _ => "",
    };

    /// <summary>The settings of an instance that have no effect on the version that is there.</summary>
    public static IEnumerable<IneffectiveSetting> Of(PluginDeployment deployment)
    {
        var (name, manifest) = (deployment.Name, deployment.Model.Manifest);
        if (deployment.Supervision.Idle != ChildSpec.Default.Idle
            && ToIdleStop(deployment.Model.Activation, manifest) is { Length: > 0 } obstacle)
        {
            yield return new(
                name,
                "idle",
                "MT5014",
                $"'{name}' is not stopped when it is idle: version {manifest.Version} {obstacle}. Leave \"idle\" out.");
        }

        if (deployment.Canary is not null && !manifest.States.IsEmpty)
        {
            yield return new(
                name,
                "canary",
                ReasonCode.CanaryRefused.Text,
                $"'{name}' cannot be tried on a share of its calls: version {manifest.Version} remembers a state. "
                + "Leave \"canary\" out, or update it with '--canary 0'.");
        }
    }
}
