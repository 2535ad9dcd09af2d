using System.Collections.Immutable;
using Mortise.Kernel.Isolation;
using Mortise.Runtime;

namespace Mortise.Isolation.InProcess;

/// <summary>What a plug-in's constructor receives.</summary>
internal sealed class GenerationInputs(
    LoadRequest request, object? config, ImmutableArray<object> requirements, ImmutableArray<object> publishers)
    : PluginInputs
{
    public override object? Config { get; } = config;

    public override ILog Log { get; } = request.Log;

    public override PluginPaths Paths { get; } = request.Paths;

    public override ICurrentCall CurrentCall { get; } = request.CurrentCall;

    public override TimeProvider Time { get; } = request.Time;

    public override object Requirement(int index, Type type) => Demand("requires", requirements, index, type);

    public override object Publisher(int index, Type type) => Demand("publishes", publishers, index, type);

    private object Demand(string list, ImmutableArray<object> given, int index, Type type) =>
        index < given.Length && type.IsInstanceOfType(given[index])
            ? given[index]
            : throw BoundManifest.Unfit(
                request.Instance,
                $"its constructor takes a '{type}' where the manifest's '{list}' has "
                + (index < given.Length ? $"a '{given[index].GetType()}'" : "nothing"));
}
