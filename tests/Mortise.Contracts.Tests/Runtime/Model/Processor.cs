namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>
/// One processor of the model: a place in its program, registers, and the stores that it has executed and nobody else
/// sees yet. Stores become visible one by one, oldest first, at any later moment: x86-TSO.
/// </summary>
internal sealed class Processor(Machine machine, int[] registers)
{
    private readonly List<(int Place, int Value)> _buffer = [];

    public int Next { get; set; }

    public bool IsFlushed => _buffer.Count == 0;

    public int this[int register]
    {
        get => registers[register];
        set => registers[register] = value;
    }

    /// <summary>A processor sees its own stores at once.</summary>
    public int Load(int place)
    {
        var own = _buffer.FindLastIndex(store => store.Place == place);
        return own >= 0 ? _buffer[own].Value : machine.Memory[place];
    }

    public void Store(int place, int value) => _buffer.Add((place, value));

    /// <summary>Makes the oldest store visible.</summary>
    public void FlushOne()
    {
        var (place, value) = _buffer[0];
        _buffer.RemoveAt(0);
        machine.Memory[place] = value;
    }

    public void FlushAll()
    {
        while (!IsFlushed)
        {
            FlushOne();
        }
    }

    public Processor CopyTo(Machine other)
    {
        var copy = new Processor(other, [.. registers]) { Next = Next };
        copy._buffer.AddRange(_buffer);
        return copy;
    }

    public void Describe(List<char> key)
    {
        key.Add((char)Next);
        key.AddRange(registers.Select(static value => (char)value));
        key.Add((char)_buffer.Count);
        key.AddRange(_buffer.SelectMany(static store => new[] { (char)store.Place, (char)store.Value }));
    }
}
