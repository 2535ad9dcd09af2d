using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Bench.Contracts;

/// <summary>A port of <see cref="IEcho"/>.</summary>
public sealed class EchoPort(ContractRuntime contract, string owner, IEcho absent)
    : Port<IEcho>(contract, owner, absent), IEcho
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation)
    {
        ref var cell = ref Enter(0, out var binding);
        ValueTask<int> call;
        int result;
        Exception error;
        try
        {
            call = binding.Target.AddAsync(left, right, cancellation);
            if (!call.IsCompletedSuccessfully)
            {
                goto Suspended;
            }

            result = call.Result;
        }
        catch (Exception exception) when (exception is not null)
        {
            error = exception;
            goto Thrown;
        }

        Exit(ref cell, binding);
        return new ValueTask<int>(result);

    Suspended:
        return Finish(call, binding, 0, cancellation);

    Thrown:
        return Failed<int>(binding, 0, error, cancellation);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ValueTask<int> LaterAsync(int value, CancellationToken cancellation)
    {
        ref var cell = ref Enter(1, out var binding);
        ValueTask<int> call;
        int result;
        Exception error;
        try
        {
            call = binding.Target.LaterAsync(value, cancellation);
            if (!call.IsCompletedSuccessfully)
            {
                goto Suspended;
            }

            result = call.Result;
        }
        catch (Exception exception) when (exception is not null)
        {
            error = exception;
            goto Thrown;
        }

        Exit(ref cell, binding);
        return new ValueTask<int>(result);

    Suspended:
        return Finish(call, binding, 1, cancellation);

    Thrown:
        return Failed<int>(binding, 1, error, cancellation);
    }
}
