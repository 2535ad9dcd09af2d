using System.Runtime.CompilerServices;
using Mortise.Runtime;

namespace Mortise.Contracts.Tests.Runtime.Broken;

/// <summary>
/// FROZEN: the calling side of <see cref="BrokenBinding{TContract}"/>; the same as that of a real port.
/// </summary>
internal sealed class BrokenPort<TContract>(TContract first)
    where TContract : class
{
    private volatile BrokenBinding<TContract> _current = new(first);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exit(ref LeaseCell cell, BrokenBinding<TContract> binding)
    {
        Volatile.Write(ref cell.Exited, cell.Exited + 1);
        if (binding.Retired)
        {
            binding.ExitSeen();
        }
    }

    public BrokenBinding<TContract> Publish(BrokenBinding<TContract> next)
    {
        var left = _current;
        _current = next;
        return left;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref LeaseCell Enter(out BrokenBinding<TContract> binding)
    {
        while (true)
        {
            var current = _current;
            ref var cell = ref LeaseCells.Of(current.Slot);
            Volatile.Write(ref cell.Entered, cell.Entered + 1);
            if (_current == current)
            {
                binding = current;
                return ref cell;
            }

            Volatile.Write(ref cell.Entered, cell.Entered - 1);
            current.ExitSeen();
        }
    }
}
