using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace Mortise.Bench.InProcess.Peers;

/// <summary>
/// Sends messages through the generated mediator: singletons, and the concrete class, as its authors advise.
/// </summary>
internal sealed class MediatorLoop
{
    private readonly Mediator.Mediator _mediator = new ServiceCollection()
        .AddMediator(static options => options.ServiceLifetime = ServiceLifetime.Singleton)
        .BuildServiceProvider()
        .GetRequiredService<Mediator.Mediator>();

    public long Sum { get; private set; }

    public void Run(int operations)
    {
        var run = RunAsync(operations);
        Sum += run.IsCompletedSuccessfully ? run.Result : throw new InvalidOperationException("suspended");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<long> RunAsync(int operations)
    {
        long sum = 0;
        for (var operation = 0; operation < operations; operation++)
        {
            sum += await _mediator.Send(new Add(operation, 1)).ConfigureAwait(false);
        }

        return sum;
    }
}
