using System.Collections.Immutable;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>Operations that throw, hang or take long: the caller is told, and nobody else notices.</summary>
internal static class CallFaults
{
    private const string Faulted = "The caller gets 'faulted'; everything else is served.";
    private const string Late = "The caller gets 'deadline exceeded'; everything else is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("call-throws", "An operation throws at once.", Faulted,
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitAsync("Throw@Call"))),
        Of("call-throws-later", "An operation throws after it has waited.", Faulted,
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitAsync("Throw@Resume"))),
        Of("call-throws-unreadable", "An operation throws what throws when it is read.", Faulted,
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitAsync("ThrowUnreadable@Call"))),
        Of("stream-throws", "A stream throws between two items.", Faulted,
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitManyAsync("Throw@Stream"))),
        Of("stream-throws-at-end", "A stream throws when it is disposed.", Faulted,
            static trial => trial.ExpectAsync<FaultedException>(trial.CommitManyAsync("Throw@StreamEnd"))),
        Of("call-hangs", "An operation waits for ever, whatever its token says.", Late,
            static trial => trial.ExpectAsync<DeadlineExceededException>(trial.SufferAsync("Hang@Resume"))),
        Of("call-blocks", "An operation holds its thread for ever.", Late,
            static trial => trial.ExpectAsync<DeadlineExceededException>(trial.SufferAsync("Block@Call"))),
        Of("stream-hangs", "A stream waits for ever between two items.", Late,
            static trial => trial.ExpectAsync<DeadlineExceededException>(trial.SufferManyAsync("Hang@Stream"))),
        Of("stream-blocks", "A stream holds its thread for ever between two items.", Late,
            static trial => trial.ExpectAsync<DeadlineExceededException>(trial.SufferManyAsync("Block@Stream"))),
        Of("call-too-slow", "An operation takes longer than its deadline.", Late,
            static trial => trial.ExpectAsync<DeadlineExceededException>(trial.SufferAsync("Linger@Resume"))),
        Of("call-slow", "An operation takes long.", "It is answered; everything else is served.",
            static trial => trial.ExpectAnswerAsync(trial.SufferAsync("Linger@Call"))),
        Of("call-ignores-its-caller", "An operation goes on when its caller has given up.",
            "The caller is free at once; everything else is served.",
            static trial => trial.ExpectAsync<OperationCanceledException>(trial.GiveUpAsync("Hang@Resume"))),
    ];

    private static FaultKind Of(string name, string does, string expected, Func<Hosts.Trial, Task> inject) =>
        new(name, FaultFamily.Call, does, expected, inject);
}
