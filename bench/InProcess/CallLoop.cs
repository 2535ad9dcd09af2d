using System.Runtime.CompilerServices;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess;

/// <summary>Awaits calls through a field of the contract's type, as a consumer does.</summary>
/// <typeparam name="TWho">Gives each contender compiled code of its own, shaped by its own profile.</typeparam>
internal sealed class CallLoop<TWho>(IEcho target)
    where TWho : struct
{
    private readonly IEcho _target = target;

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
            sum += await _target.AddAsync(operation, 1).ConfigureAwait(false);
        }

        return sum;
    }
}
