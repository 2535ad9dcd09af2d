using Exploration.Scenarios;
using Exploration.Tests.Control;

namespace Exploration.Tests;

/// <summary>Runs a scenario in one schedule after the other.</summary>
internal static class Explorer
{
    /// <summary>Runs all schedules that the chooser has, or so many; ends at the first that goes wrong.</summary>
    public static Explored Explore(Func<Scenario> scenario, IChooser chooser, int most = int.MaxValue)
    {
        // What is initialised at first use is, before that could be interrupted.
        var finding = Run(scenario, new Replay(), out _);
        var (schedules, points, isComplete) = (0, 0L, false);
        while (finding is null && schedules < most)
        {
            if (!chooser.Next())
            {
                isComplete = chooser is DepthFirst;
                break;
            }

            schedules++;
            finding = Run(scenario, chooser, out var came);
            points += came;
        }

        return new Explored(schedules, points, isComplete, finding);
    }

    /// <summary>Runs one schedule again; null when nothing goes wrong.</summary>
    public static Finding? Repeat(Func<Scenario> scenario, IReadOnlyList<int> choices) =>
        Run(scenario, new Replay(choices), out _);

    private static Finding? Run(Func<Scenario> make, IChooser chooser, out int points)
    {
        points = 0;
        var scenario = make();
        var begun = Play(new Replay(), [scenario.BeforeAsync], null);
        if (begun.Problem is not null)
        {
            return Found(begun);
        }

        var turns = Play(chooser, scenario.Actors, begun.Turns);
        points = turns.Turns.Points;
        if (turns.Problem is not null)
        {
            return Found(turns);
        }

        var ended = Play(new Replay(), [scenario.AfterAsync], turns.Turns);
        return ended.Problem is null ? null : Found((turns.Turns, ended.Problem));
    }

    private static Finding Found((Turns Turns, string? Problem) play) =>
        new(play.Problem!, play.Turns.Choices, play.Turns.Trace);

    private static (Turns Turns, string? Problem) Play(
        IChooser chooser, IReadOnlyList<Func<Task>> actors, Turns? before)
    {
        var turns = new Turns(chooser, Workers.Instance);
        if (before is not null)
        {
            turns.Inherit(before);
        }

        var tasks = new Task?[actors.Count];
        for (var index = 0; index < tasks.Length; index++)
        {
            var at = index;
            turns.Spawn(() => tasks[at] = actors[at]());
        }

        Controlled.Begin(turns);
        turns.Play();
        return (turns, turns.Problem ?? Find(tasks));
    }

    private static string? Find(Task?[] tasks)
    {
        for (var index = 0; index < tasks.Length; index++)
        {
            if (tasks[index]?.Exception?.InnerException is { } failure)
            {
                return failure is ViolationException ? failure.Message : $"actor {index} failed: {failure}";
            }
        }

        var waiting = Array.FindIndex(tasks, static task => task is not { IsCompleted: true });
        return waiting < 0 ? null : $"actor {waiting} waits for ever";
    }
}
