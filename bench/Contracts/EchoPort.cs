using Mortise.Runtime;

namespace Mortise.Bench.Contracts;

/// <summary>A port of <see cref="IEcho"/>.</summary>
public sealed class EchoPort(ContractRuntime contract, string owner, IEcho absent)
    : Port<IEcho>(contract, owner, absent), IEcho
{
    /// <inheritdoc/>
    public ValueTask<long> AddAsync(long left, long right, CancellationToken cancellation)
    {
        ref var cell = ref Enter(0, out var binding);
        ValueTask<long> call;
        try
        {
            call = binding.Target.AddAsync(left, right, cancellation);
            if (call.IsCompletedSuccessfully)
            {
                call = new ValueTask<long>(call.Result);
                Exit(ref cell, binding);
                return call;
            }
        }
        catch (Exception exception)
        {
            return Failed<long>(binding, 0, exception, cancellation);
        }

        return Finish(call, binding, 0, cancellation);
    }

    /// <inheritdoc/>
    public ValueTask<long> LaterAsync(long value, CancellationToken cancellation)
    {
        ref var cell = ref Enter(1, out var binding);
        ValueTask<long> call;
        try
        {
            call = binding.Target.LaterAsync(value, cancellation);
            if (call.IsCompletedSuccessfully)
            {
                call = new ValueTask<long>(call.Result);
                Exit(ref cell, binding);
                return call;
            }
        }
        catch (Exception exception)
        {
            return Failed<long>(binding, 1, exception, cancellation);
        }

        return Finish(call, binding, 1, cancellation);
    }
}
