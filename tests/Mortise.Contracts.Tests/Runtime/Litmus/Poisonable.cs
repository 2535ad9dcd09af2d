using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Mortise.Contracts.Tests.Runtime.Litmus;

/// <summary>
/// A provider that is poisoned where another would be freed, and that notices when a call is inside then.
/// </summary>
internal sealed class Poisonable : IClerk
{
    private const int Poison = 0x0BAD;

    private Padded _state;

    public void Kill() => Volatile.Write(ref _state.Value, Poison);

    /// <summary>Stays inside for so many looks; returns what it saw: nothing, or poison.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Look(int looks)
    {
        var seen = 0;
        for (var look = 0; look < looks; look++)
        {
            seen |= Volatile.Read(ref _state.Value);
        }

        return seen;
    }

    public ValueTask<int> AddAsync(int left, int right, CancellationToken cancellation) => new(Look(left));

    public ValueTask FileAsync(string paper, CancellationToken cancellation) => default;

    public IAsyncEnumerable<int> CountAsync(int items, CancellationToken cancellation) =>
        AsyncEnumerable.Range(0, items);

    /// <summary>On a cache line of its own, so that a swapper learns nothing from it before it kills.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Padded
    {
        [FieldOffset(128)]
        public int Value;
    }
}
