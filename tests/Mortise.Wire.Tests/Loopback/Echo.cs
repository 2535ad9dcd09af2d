using System.Runtime.CompilerServices;

namespace Mortise.Wire.Tests.Loopback;

/// <summary>
/// A provider that looks at the ambient state wherever its code runs, and leaves some of its own behind.
/// </summary>
public sealed class Echo(Ambient ambient) : IEcho
{
    public Func<string, CancellationToken, ValueTask<string>> OnEcho { get; init; } = (text, _) => new(text);

    public async ValueTask<string> EchoAsync(string text, CancellationToken cancellation)
    {
        ambient.Look();
        ambient.Leave("provider");
        var answer = await OnEcho(text, cancellation);
        await Task.Yield();
        ambient.Leave("provider again");
        return answer;
    }

    public ValueTask PingAsync(CancellationToken cancellation)
    {
        ambient.Look();
        return default;
    }

    public IAsyncEnumerable<long> CountAsync(long to, CancellationToken cancellation) => Count(to, cancellation);

    public async ValueTask<long> SumAsync(IAsyncEnumerable<long> numbers, CancellationToken cancellation)
    {
        ambient.Look();
        ambient.Leave("provider");
        var sum = 0L;
        await foreach (var number in numbers.WithCancellation(cancellation))
        {
            sum += number;
        }

        return sum;
    }

    private async IAsyncEnumerable<long> Count(long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var item = 0L; item < to; item++)
            {
                cancellation.ThrowIfCancellationRequested();
                ambient.Look();
                ambient.Leave("provider");
                if (item % 2 == 1)
                {
                    await Task.Yield();
                }

                yield return item;
            }
        }
        finally
        {
            ambient.Look();
        }
    }
}
