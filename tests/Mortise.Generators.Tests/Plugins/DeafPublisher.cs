namespace Mortise.Generators.Tests.Plugins;

internal sealed class DeafPublisher<T> : Publisher<T>
    where T : notnull
{
    public override int Publish(T item) => 0;
}
