using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Mortise.Invocation;

namespace Mortise.Hosting.Tests.Control;

/// <summary>What stands behind the socket in these tests.</summary>
internal sealed class FakeInvocation : IInvocation
{
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<InvocationRequest> Requests { get; } = new();

    /// <summary>Ends when a request that waits for ever was cancelled.</summary>
    public Task Cancelled => _cancelled.Task;

    public ValueTask<ImmutableArray<ContractDescription>> ListAsync(CancellationToken cancellation = default) =>
        new([]);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(
        InvocationRequest request, CancellationToken cancellation = default)
    {
        Requests.Enqueue(request);
        switch (request.Operation)
        {
            case "Echo":
                return request.Arguments;
            case "Nothing":
                return default;
            case "Lines":
                return "{\n \"a\": 1\r\n}"u8.ToArray();
            case "List":
                return """[{"Contract":"a.b/1","Version":"1.0","Providers":["x"],"Schema":"{}"}]"""u8.ToArray();
            case "Wait":
                await WaitAsync(cancellation);
                return default;
            case "Fail":
                throw new InvocationException("MT4001", "Unavailable", "Nobody is there.", default);
            default:
                throw new InvocationException("MT4005", "OutOfStock", "None left.", "{\"Item\":\"pen\"}"u8.ToArray());
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        InvocationRequest request, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        Requests.Enqueue(request);
        try
        {
            for (var item = 0; item < 3; item++)
            {
                yield return Encoding.UTF8.GetBytes(item.ToString(null, null));
            }

            if (request.Operation == "Wait")
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            else if (request.Operation == "Fail")
            {
                throw new InvocationException("MT4004", "Faulted", "It broke.", default);
            }
        }
        finally
        {
            // It may be cancelled while it still has items to give.
            if (cancellation.IsCancellationRequested)
            {
                _cancelled.TrySetResult();
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        finally
        {
            _cancelled.TrySetResult();
        }
    }
}
