namespace Mortise.Generators.Tests.Contracts;

[Plugin("test.echo-plugin")]
internal sealed class EchoPlugin(
    Ports<IEcho> all,
    EchoConfig config,
    Publisher<Rang> rang,
    Optional<IEcho> other,
    IEcho echo,
    ILog log) : IStop, ISubscribe<Rang>
{
    public object[] Inputs => [all, config, rang, other, echo, log];

    public ValueTask StopAsync(CancellationToken cancellation) => default;

    public ValueTask OnEventAsync(Rang item, CancellationToken cancellation) => default;
}
