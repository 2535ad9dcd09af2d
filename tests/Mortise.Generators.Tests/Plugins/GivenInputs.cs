using Mortise.Runtime;

namespace Mortise.Generators.Tests.Plugins;

/// <summary>Inputs that tell which requirement was asked for.</summary>
internal sealed class GivenInputs(object? config, ILog log, object[] requirements, object[] publishers) : PluginInputs
{
    public override object? Config => config;

    public override ILog Log => log;

    public override PluginPaths Paths => throw new NotSupportedException();

    public override ICurrentCall CurrentCall => throw new NotSupportedException();

    public override object Requirement(int index, Type type) => requirements[index];

    public override object Publisher(int index, Type type) => publishers[index];
}
