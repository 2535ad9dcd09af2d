using Mortise.Kernel.Lifecycle;
using Mortise.Kernel.Resolution;

namespace Mortise.Kernel.Updates;

/// <summary>
/// All that comes before the new generation may take anything from the old one, which serves meanwhile as if nothing
/// happened.
/// </summary>
internal sealed class Candidacy(Succession succession, PluginDeployment deployment)
{
    private readonly PluginInstance _instance = succession.Instance;
    private readonly InstanceTable _instances = succession.Parts.Instances;
    private readonly string _beside = succession.NameBeside(succession.Number);

    /// <summary>The new version can run as things are, and nobody who needs the old one is left without.</summary>
    public Task ResolveAsync()
    {
        var refusal = _instances.Change(_ =>
        {
            succession.Old = _instance.Running!;
            var refusal = RefuseState() ?? Dependants.FindBroken(_instance, deployment.Model, _instances);
            _instances.PutBesideNeedsLock(_beside, deployment.Model with { Wanted = WantedState.Enabled });
            _instances.ResolveNeedsLock();
            return refusal ?? _instances.Resolution[_beside].Refusal;
        });

        succession.OnUndo(() => _instances.Change(_ => succession.ForgetNeedsLock(_beside)));
        return refusal is null ? Task.CompletedTask : throw new StepException(Reasons.From(refusal), "");
    }

    public async Task LoadAsync()
    {
        var loaded = await succession.Steps.LoadAsync(_instance, deployment, succession.Number).ConfigureAwait(false);
        loaded.ResolvedAs = _beside;
        succession.New = loaded;
        succession.OnUndo(() => succession.DiscardAsync(loaded), succession.Deadlines.Stop);
    }

    public async Task PrepareAsync()
    {
        await succession.Steps.ConstructAsync(succession.New, static () => { }).ConfigureAwait(false);
        await succession.Steps.PrepareAsync(succession.New).ConfigureAwait(false);
    }

    private Refusal? RefuseState()
    {
        var (from, to) = (succession.Old.Model.Manifest, deployment.Model.Manifest);
        return HandOver.VersionBetween(from, to) is not 0 ? null : Refusal.Of(
            ReasonCode.StateNotConvertible,
            $"'{_instance.Name}' {from.Version} remembers a state of version {from.States[0]}, and neither does "
            + $"{to.Version} take that over ({Versions(to)}) nor does {from.Version} hand over what it takes "
            + $"({Versions(from)}). Let the newer of the two implement IConvertState for the older one's state.",
            _instance.Name);
    }

    private static string Versions(PluginManifest manifest) => manifest.States.IsEmpty
        ? "it has no state"
        : $"it knows {string.Join(", ", manifest.States)}";
}
