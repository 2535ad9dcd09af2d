namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>A state of the model: the memory, and each processor.</summary>
internal sealed class Machine
{
    private Machine(int[] memory) => Memory = memory;

    public Machine(int places, int cores, int registers)
    {
        Memory = new int[places];
        Cores = [.. Enumerable.Range(0, cores).Select(_ => new Processor(this, new int[registers]))];
    }

    public int[] Memory { get; }

    public Processor[] Cores { get; private init; } = [];

    /// <summary>What the algorithm must never do, if it did.</summary>
    public string? Violation { get; set; }

    public Machine Copy()
    {
        var copy = new Machine([.. Memory]) { Cores = new Processor[Cores.Length] };
        for (var core = 0; core < Cores.Length; core++)
        {
            copy.Cores[core] = Cores[core].CopyTo(copy);
        }

        return copy;
    }

    /// <summary>Equal for equal states.</summary>
    public string Key()
    {
        var key = new List<char>();
        key.AddRange(Memory.Select(static value => (char)value));
        foreach (var core in Cores)
        {
            core.Describe(key);
        }

        return new string([.. key]);
    }
}
