namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>A fault that this level of isolation cannot survive, and that is not injected under load.</summary>
/// <param name="Name">Names it in the scoreboard.</param>
/// <param name="Why">Why not, and what helps.</param>
internal sealed record UnsurvivableFault(string Name, string Why)
{
    private const string Process = "It ends the process, and everything in it; only a process of its own helps.";

    /// <summary>
    /// By which it is injected once, into a host of its own, to show that this is so; empty when it is not.
    /// </summary>
    public string Commit { get; init; } = "";

    /// <summary>Those of the level <c>inprocess</c>.</summary>
    public static UnsurvivableFault[] InProcess { get; } =
    [
        new("stack-overflow", $"A recursion without an end. {Process}") { Commit = "Lethal.StackOverflow" },
        new("fail-fast", $"Environment.FailFast. {Process}") { Commit = "Lethal.FailFast" },
        new("exit", $"Environment.Exit. {Process}") { Commit = "Lethal.Exit" },
        new("native-crash", $"A crash in native or unsafe code. {Process}") { Commit = "Lethal.NativeCrash" },
        new("memory-exhausted", "The memory is the process's; nobody can say whose allocation failed."),
        new("pool-exhausted", "Who blocks every thread of the pool holds up everybody who needs one."),
        new("blocks-on-a-plain-route", "It runs on its caller's thread; a route with 'offload' and a deadline helps."),
        new("spins-for-ever", "Even behind 'offload' the processor time is gone until the process ends."),
        new("leaves-ambient-state-on-a-plain-route", "Its caller can meet it; strict mode and 'offload' help."),
        new("process-wide-settings", "Current directory, environment variables, default culture: one per process."),
        new("reads-others-memory", "Reflection and unsafe code reach every object; nothing here is a boundary."),
    ];
}
