namespace Exploration.Tests.Control;

/// <summary>
/// So many schedules at random, each with preemptions at a few random points: for what has too many points to try them
/// all. The same seed gives the same schedules.
/// </summary>
internal sealed class RandomWalk(int schedules, int seed) : IChooser
{
    private const int MostPreemptions = 6;
    private readonly HashSet<int> _preempted = [];
    private Random _random = new(seed);
    private int _schedule;
    private int _points;
    private int _at;

    public string Name => $"at random (seed {seed})";

    public bool IsSettled => false;

    public bool Next()
    {
        if (_schedule == schedules)
        {
            return false;
        }

        _random = new Random(unchecked((seed * 7919) + _schedule++));
        _points = Math.Max(_points, _at);
        _at = 0;
        _preempted.Clear();
        for (var number = _random.Next(MostPreemptions + 1); number > 0; number--)
        {
            _preempted.Add(_random.Next(Math.Max(1, _points)));
        }

        return true;
    }

    public int Choose(int count, bool isPreemption) =>
        !isPreemption ? _random.Next(count)
        : _preempted.Contains(_at++) ? _random.Next(1, count)
        : 0;
}
