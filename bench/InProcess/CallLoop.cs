using System.Runtime.CompilerServices;
using Mortise.Bench.Contracts;

namespace Mortise.Bench.InProcess;

/// <summary>Calls through a field of the contract's type, as a consumer does.</summary>
/// <typeparam name="TWho">Gives each contender compiled code of its own, shaped by its own profile.</typeparam>
internal sealed class CallLoop<TWho>(IEcho target)
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
            var call = _target.AddAsync(operation, 1);
            sum += call.IsCompletedSuccessfully ? call.Result : throw new InvalidOperationException("suspended");
        }

        Sum += sum;
    }
}
