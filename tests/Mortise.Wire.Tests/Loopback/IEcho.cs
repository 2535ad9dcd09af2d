namespace Mortise.Wire.Tests.Loopback;

/// <summary>The contract of these tests; what the generator would make of it is written by hand beside it.</summary>
public interface IEcho
{
    ValueTask<string> EchoAsync(string text, CancellationToken cancellation);

    ValueTask PingAsync(CancellationToken cancellation);

    IAsyncEnumerable<long> CountAsync(long to, CancellationToken cancellation);

    ValueTask<long> SumAsync(IAsyncEnumerable<long> numbers, CancellationToken cancellation);
}
