using Mortise.Bench.Contracts;

namespace Mortise.Bench.Plugin;

/// <summary>An ordinary small plug-in: a configuration, a log, one contract; started by the first call to it.</summary>
[Plugin("bench.echo", Activation = Activation.OnDemand, Description = "Answers what it is asked.")]
public sealed class EchoPlugin(EchoConfig config, ILog log) : IEcho
{
    /// <inheritdoc/>
    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation = default) =>
        new(left + right + config.Offset);

    /// <inheritdoc/>
    public ValueTask<int> LaterAsync(int value, CancellationToken cancellation = default)
    {
        log.Debug(config.Greeting);
        return new(value);
    }
}
