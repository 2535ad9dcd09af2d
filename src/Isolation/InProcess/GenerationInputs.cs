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

    public override object Requirement(int index) => requirements[index];

    public override object Publisher(int index) => publishers[index];
}
