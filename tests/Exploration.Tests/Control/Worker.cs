namespace Exploration.Tests.Control;

/// <summary>
/// A thread that runs actors, one after the other. It lives as long as the process, so that what the product keeps per
/// thread is there from the start and its number does not change.
/// </summary>
internal sealed class Worker
{
    private readonly SemaphoreSlim _turn = new(0);
    private (Turns Turns, Actor Actor) _given;

    public Worker(int number, Action prepare)
    {
        using var prepared = new ManualResetEventSlim();
        var thread = new Thread(() =>
        {
            prepare();
            prepared.Set();
            Serve();
        })
        {
            IsBackground = true,
            Name = $"explorer {number}",
        };
        thread.Start();
        prepared.Wait();
    }

    /// <summary>Begins with an actor.</summary>
    public void Begin(Turns turns, Actor actor)
    {
        _given = (turns, actor);
        _turn.Release();
    }

    /// <summary>Goes on with the actor that waits in <see cref="Wait"/>.</summary>
    public void Resume() => _turn.Release();

    /// <summary>Its actor waits until it has its turn again.</summary>
    public void Wait() => _turn.Wait();

    private void Serve()
    {
        while (true)
        {
            _turn.Wait();
            var (turns, next) = _given;
            for (Actor? actor = next; actor is not null;)
            {
                actor = turns.Run(actor, this);
            }
        }
    }
}
