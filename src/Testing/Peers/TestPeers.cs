using System.Collections.Immutable;
using Mortise.Kernel;
using Mortise.Kernel.Isolation;
using Mortise.Kernel.Resolution;
using Mortise.Runtime;

namespace Mortise.Testing.Peers;

/// <summary>
/// The test's side as plug-ins of their own at a level of their own: the kernel resolves, grants and counts for a fake
/// as for any provider. Immutable.
/// </summary>
internal sealed class TestPeers : IIsolationHost
{
    private const string EventsName = "test";

    private static readonly PluginId _id = PluginId.Parse("mortise.test");
    private static readonly PluginVersion _version = PluginVersion.Parse("1.0.0");

    private readonly ImmutableDictionary<string, TestPeer> _peers;
    private readonly ImmutableArray<Fake> _fakes;

    public TestPeers(EventPeer events, ImmutableArray<Fake> fakes)
    {
        Deployments =
        [
            Deploy(EventsName, new PluginManifest(_id, _version)
            {
                Publishes = [.. events.Publishes.Select(Reference)],
                Subscribes = [.. events.Subscribes.Select(Reference)],
            }),
            .. fakes.Select(static fake => Deploy(fake.Name, new PluginManifest(_id, _version)
            {
                Provides = [Provided(fake.Contract.Model)],
                Roles = fake.AsksForContext ? ["context"] : [],
            })),
        ];

        _fakes = fakes;
        // Two of one name are refused when they are installed.
        _peers = fakes.DistinctBy(static fake => fake.Name)
            .ToImmutableDictionary(static fake => fake.Name, static fake => new TestPeer([fake]))
            .SetItem(EventsName, events);
    }

    public string Level => "test";

    public ImmutableArray<PluginDeployment> Deployments { get; }

    public ValueTask<IGeneration> LoadAsync(LoadRequest request, CancellationToken cancellation)
    {
        _fakes.FirstOrDefault(fake => fake.Name == request.Instance)?.Load(request);
        return new(_peers[request.Instance]);
    }

    private static PluginDeployment Deploy(string name, PluginManifest manifest) => new(
        new InstanceModel(name, manifest)
        {
            Grants = [.. manifest.Publishes.Concat(manifest.Subscribes).Select(static item => item.Event)],
        },
        "test",
        new PackageFolder("", "", "", [], []),
        new PluginPaths("", "", ""));

    private static EventReference Reference(EventRuntime runtime) => new(
        runtime.Model.Name, new ContractVersion(runtime.Model.Major, runtime.Model.Minor), runtime.Model.Fingerprint);

    private static ProvidedContract Provided(ContractModel model) => new(
        model.Name, new ContractVersion(model.Major, model.Minor), model.Fingerprint, model.Members);
}
