using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Exceptions that escape where no caller is: contained, and reported in the plug-in's name.</summary>
internal static class ThreadFaults
{
    private const string Reported = "It is reported (MT3220); everything is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("thread-throws", "A thread of its own throws.", "Own"),
        Of("pool-throws", "A work item of the thread pool throws.", "Pool"),
        Of("timer-throws", "The callback of a timer throws.", "Timer"),
        Of("async-void-throws", "An async void method throws.", "AsyncVoid"),
        new(
            "task-forgotten",
            FaultFamily.Thread,
            "A task fails that nobody looks at.",
            "Everything is served.",
            static trial => trial.ExpectAnswerAsync(trial.CommitAsync("Thread.Forgotten"))),
    ];

    private static FaultKind Of(string name, string does, string way) => new(
        name, FaultFamily.Thread, does, Reported, async trial =>
        {
            await trial.ExpectAnswerAsync(trial.CommitAsync($"Thread.{way}")).ConfigureAwait(false);
            await trial.SeeAsync("MT3220").ConfigureAwait(false);
        });
}
