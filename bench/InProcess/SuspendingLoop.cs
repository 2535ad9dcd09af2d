using System.Runtime.CompilerServices;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess;

/// <summary>Awaits calls that suspend each time; the turnstile is opened once the caller is waiting.</summary>
/// <typeparam name="TWho">Gives each contender compiled code of its own, shaped by its own profile.</typeparam>
internal sealed class SuspendingLoop<TWho>(IEcho target, Turnstile turnstile)
    where TWho : struct
{
    private readonly IEcho _target = target;

    public long Sum { get; private set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Run(int operations)
    {
        long sum = 0;
        for (var operation = 0; operation < operations; operation++)
        {
            var call = CallAsync(operation);
            turnstile.Open();
            sum += call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("still suspended");
        }

        Sum += sum;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> CallAsync(int value) => await _target.LaterAsync(value).ConfigureAwait(false);
}
