namespace Exploration.Tests.Control;

/// <summary>One schedule again, given the choices that were made. After those nobody is interrupted.</summary>
internal sealed class Replay(params IReadOnlyList<int> choices) : IChooser
{
    private int _at;

    public string Name => "as given";

    public bool IsSettled => _at >= choices.Count;

    public bool Next() => false;

    public int Choose(int count, bool isPreemption) =>
        _at < choices.Count ? Math.Min(choices[_at++], count - 1) : 0;
}
