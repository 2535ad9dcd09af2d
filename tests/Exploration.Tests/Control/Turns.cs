using Exploration.Scenarios;

namespace Exploration.Tests.Control;

/// <summary>
/// One schedule: of all actors only the one whose turn it is runs, and at each point of synchronisation the chooser
/// says who goes on. What is here is touched by whoever has the turn; handing it over orders the memory.
/// </summary>
internal sealed class Turns(IChooser chooser, Workers workers)
{
    private const int MostPoints = 20_000;
    private static readonly TimeSpan _hang = TimeSpan.FromSeconds(20);

    [ThreadStatic]
    private static Actor? t_actor;

    [ThreadStatic]
    private static Turns? t_turns;

    private readonly SemaphoreSlim _over = new(0);
    private readonly List<Actor> _actors = [];
    private readonly List<Actor> _ready = [];
    private readonly List<string> _trace = [];
    private int _number;
    private int _points;
    private bool _isChoosing;

    /// <summary>The actor that runs on this thread; null for threads that are not under control.</summary>
    public static (Turns Turns, Actor Actor)? Mine => t_actor is { } actor ? (t_turns!, actor) : null;

    /// <summary>What was chosen, wherever there was a choice.</summary>
    public List<int> Choices { get; } = [];

    /// <summary>What went wrong outside of the scenario's own tasks; null when nothing did.</summary>
    public string? Problem { get; private set; }

    public int Points => _points;

    /// <summary>Who came to its turn where, the last at the end.</summary>
    public IReadOnlyList<string> Trace => _trace;

    /// <summary>Takes over who still waits from an earlier part of the same schedule.</summary>
    public void Inherit(Turns earlier)
    {
        foreach (var actor in earlier._actors)
        {
            _actors.Add(actor.Renumbered(_number++));
        }
    }

    /// <param name="body">What an actor of its own does.</param>
    /// <param name="isReady">What it waits for before it begins.</param>
    public void Spawn(Action body, Func<bool>? isReady = null) =>
        _actors.Add(new Actor(_number++, body, isReady));

    /// <summary>Runs all actors until nobody can go on.</summary>
    public void Play()
    {
        var first = Choose(null);
        if (first is null)
        {
            return;
        }

        Hand(first);
        if (!_over.Wait(_hang))
        {
            Problem = "hangs in something that is not under control";
        }
    }

    /// <summary>A point of synchronisation.</summary>
    public void Point(Actor actor, string where)
    {
        if (_isChoosing)
        {
            // Whether somebody is ready may be a question to the rewritten code, and is none of the scenario's.
            return;
        }

        if (++_points > MostPoints)
        {
            Stop($"does not end: it has come to {MostPoints} points, the last before {where}");
            actor.Worker!.Wait();
        }

        if (Choose(actor) is { } next && next != actor)
        {
            _trace.Add($"{actor.Number} is interrupted before {where}, {next.Number} goes on");
            Hand(next);
            actor.Worker!.Wait();
        }
    }

    /// <summary>Waits for a lock that another actor holds; false if it is not an actor that holds it.</summary>
    public bool TryWait(Actor actor, Lock @lock)
    {
        if (!IsHeld(@lock))
        {
            return false;
        }

        actor.WaitsFor = @lock;
        if (Choose(null) is { } next)
        {
            _trace.Add($"{actor.Number} waits for a lock, {next.Number} goes on");
            Hand(next);
        }
        else
        {
            Stop($"is in a deadlock: {actor.Number} waits for a lock, and nobody can go on");
        }

        actor.Worker!.Wait();
        actor.WaitsFor = null;
        return true;
    }

    /// <summary>Runs an actor that has not begun; returns the next one for the same thread.</summary>
    public Actor? Run(Actor actor, Worker worker)
    {
        actor.Worker = worker;
        (t_actor, t_turns) = (actor, this);
        try
        {
            actor.Body();
        }
        catch (Exception exception)
        {
            Problem ??= exception is ViolationException ? exception.Message : $"{actor.Number} failed: {exception}";
        }
        finally
        {
            (t_actor, t_turns) = (null, null);
        }

        _actors.Remove(actor);
        var next = Choose(null);
        if (next is { Worker: null })
        {
            _trace.Add($"{actor.Number} ends, {next.Number} begins");
            return next;
        }

        workers.Give(worker);
        if (next is null)
        {
            _over.Release();
            return null;
        }

        _trace.Add($"{actor.Number} ends, {next.Number} goes on");
        next.Worker!.Resume();
        return null;
    }

    private void Stop(string problem)
    {
        // Who is inside stays where it is: its thread is lost, and so is the exploration.
        Problem ??= problem;
        _over.Release();
    }

    private void Hand(Actor next)
    {
        if (next.Worker is { } worker)
        {
            worker.Resume();
        }
        else
        {
            workers.Take().Begin(this, next);
        }
    }

    private bool IsHeld(Lock @lock) => _actors.Exists(actor => actor.Held.Contains(@lock));

    /// <summary>The running actor comes first, so that the first choice is always not to interrupt.</summary>
    private Actor? Choose(Actor? running)
    {
        if (running is not null && chooser.IsSettled)
        {
            return running;
        }

        FindReady(running);
        if (_ready.Count < 2)
        {
            return _ready is [var only] ? only : null;
        }

        var chosen = chooser.Choose(_ready.Count, running is not null);
        Choices.Add(chosen);
        return _ready[chosen];
    }

    private void FindReady(Actor? running)
    {
        _isChoosing = true;
        _ready.Clear();
        if (running is not null)
        {
            _ready.Add(running);
        }

        foreach (var actor in _actors)
        {
            var waits = actor.WaitsFor is { } wanted ? IsHeld(wanted) : !actor.IsReady;
            if (actor != running && !waits)
            {
                _ready.Add(actor);
            }
        }

        _isChoosing = false;
    }
}
