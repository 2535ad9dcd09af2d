namespace Mortise.Contracts.Tests.Runtime.Model;

/// <summary>
/// The program of one processor, as steps of which each touches shared memory at most once. A step that cannot go on
/// yet is not enabled.
/// </summary>
internal sealed class Code
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, int> _labels = [];

    public bool IsDone(Processor core) => core.Next >= _steps.Count;

    public bool IsEnabled(Machine machine, Processor core) => !IsDone(core) && _steps[core.Next].Enabled(machine, core);

    public string NameOf(Processor core) => _steps[core.Next].Name;

    /// <summary>
    /// One step, and those after it that nobody else can notice: they need no interleavings of their own.
    /// </summary>
    public void Run(Machine machine, Processor core)
    {
        do
        {
            var step = _steps[core.Next];
            core.Next++;
            step.Run(machine, core);
        }
        while (!IsDone(core) && _steps[core.Next].IsLocal);
    }

    public Code Label(string name)
    {
        _labels[name] = _steps.Count;
        return this;
    }

    public Code Load(int register, int place, string what) =>
        Add($"load {what}", null, (_, core) => core[register] = core.Load(place));

    public Code Store(int place, Func<Processor, int> value, string what) =>
        Add($"store {what}", null, (_, core) => core.Store(place, value(core)));

    public Code Set(int register, Func<Processor, int> value) =>
        AddLocal("compute", (_, core) => core[register] = value(core));

    public Code JumpIf(Func<Processor, bool> condition, string label) => AddLocal(
        $"to {label}?",
        (_, core) =>
        {
            if (condition(core))
            {
                core.Next = _labels[label];
            }
        });

    /// <summary>Waits until its own stores are visible, as a lock-prefixed instruction does.</summary>
    public Code Fence() => Add("fence", static (_, core) => core.IsFlushed, static (_, _) => { });

    /// <summary>Makes the stores of another processor visible: its part of a process-wide barrier.</summary>
    public Code Flush(int other) => Add($"barrier on {other}", null, (machine, _) => machine.Cores[other].FlushAll());

    /// <summary>Takes the lock: a fence, when the lock is free.</summary>
    public Code Lock(int place) => Add(
        "lock",
        (machine, core) => core.IsFlushed && machine.Memory[place] == 0,
        (machine, _) => machine.Memory[place] = 1);

    public Code Unlock(int place) => Add("unlock", null, (_, core) => core.Store(place, 0));

    public Code Await(int place, string what) =>
        Add($"await {what}", (_, core) => core.Load(place) != 0, static (_, _) => { });

    public Code Demand(Func<Processor, bool> holds, string otherwise) => AddLocal(
        "check",
        (machine, core) => machine.Violation = holds(core) ? machine.Violation : otherwise);

    private Code Add(string name, Func<Machine, Processor, bool>? enabled, Action<Machine, Processor> run)
    {
        _steps.Add(new Step(name, enabled ?? (static (_, _) => true), run, IsLocal: false));
        return this;
    }

    private Code AddLocal(string name, Action<Machine, Processor> run)
    {
        _steps.Add(new Step(name, static (_, _) => true, run, IsLocal: true));
        return this;
    }

    private sealed record Step(
        string Name, Func<Machine, Processor, bool> Enabled, Action<Machine, Processor> Run, bool IsLocal);
}
