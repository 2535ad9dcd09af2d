namespace Mortise.Generators.Tests.Contracts;

[Plugin("test.echo-plugin")]
internal sealed class EchoPlugin(
    Ports<IEcho> all,
    EchoConfig config,
    Publisher<Rang> rang,
    Optional<IEcho> other,
    IEcho echo,
    ILog log) : IStop, ISubscribe<Rang>, IReconfigure<EchoConfig>
{
    public object[] Inputs => [all, config, rang, other, echo, log];

    public EchoConfig? Taken { get; private set; }

    public ValueTask StopAsync(CancellationToken cancellation) => default;

    public ValueTask<bool> ReconfigureAsync(EchoConfig config, CancellationToken cancellation)
    {
        Taken = config;
        return new(config.Times < 10);
    }

    public ValueTask OnEventAsync(Rang item, CancellationToken cancellation) => default;
}
