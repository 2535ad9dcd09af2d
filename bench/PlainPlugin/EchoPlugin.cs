using Mortise.Bench.Contracts;

namespace Mortise.Bench.PlainPlugin;

/// <summary>As little as a plug-in can be: others load it too, who read no configuration for it.</summary>
[Plugin("bench.echo", Activation = Activation.OnDemand, Description = "Answers what it is asked.")]
public sealed class EchoPlugin : IEcho
{
    /// <inheritdoc/>
    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation = default) => new(left + right);

    /// <inheritdoc/>
    public ValueTask<int> LaterAsync(int value, CancellationToken cancellation = default) => new(value);
}
