using Exploration.Scenarios;

namespace Exploration.Tests.Control;

/// <summary>The idle workers: as many as actors can have begun at one time. Used by whoever has the turn.</summary>
internal sealed class Workers
{
    private const int Number = 7;

    private readonly Stack<Worker> _idle = new();

    private Workers()
    {
        for (var number = 0; number < Number; number++)
        {
            _idle.Push(new Worker(number, ThreadsOfTheProduct.Join));
        }
    }

    /// <summary>The process's, as the threads are.</summary>
    public static Workers Instance { get; } = new();

    public Worker Take() => _idle.TryPop(out var worker) ? worker : throw new InvalidOperationException(
        $"The scenario has more than {Number} actors that have begun and not ended.");

    public void Give(Worker worker) => _idle.Push(worker);
}
