namespace Exploration.Tests.Control;

/// <summary>
/// Every schedule that differs in at most so many choices from the plain one, in which nobody is interrupted and the
/// eldest goes on. Few are enough to show most errors of this kind (Emmi, Qadeer and Rakamarić, 2011), and with a bound
/// there is an end.
/// </summary>
internal sealed class DepthFirst(int differences) : IChooser
{
    private readonly List<(int Chosen, int Count)> _path = [];
    private int _at;
    private int _used;
    private bool _hasBegun;

    /// <summary>Choices that met another number of actors than before: the scenario is not deterministic.</summary>
    public int Diverged { get; private set; }

    public string Name => $"with {differences} differences at most";

    public bool IsSettled => _used >= differences;

    public bool Next()
    {
        (_at, _used) = (0, 0);
        if (!_hasBegun)
        {
            return _hasBegun = true;
        }

        while (_path is [.., var (chosen, count)])
        {
            _path.RemoveAt(_path.Count - 1);
            if (chosen + 1 < count)
            {
                _path.Add((chosen + 1, count));
                return true;
            }
        }

        return false;
    }

    public int Choose(int count, bool isPreemption)
    {
        if (IsSettled)
        {
            return 0;
        }

        if (_at < _path.Count && _path[_at].Count != count)
        {
            Diverged++;
            _path.RemoveRange(_at, _path.Count - _at);
        }

        if (_at == _path.Count)
        {
            _path.Add((0, count));
        }

        var chosen = _path[_at++].Chosen;
        _used += chosen > 0 ? 1 : 0;
        return chosen;
    }
}
