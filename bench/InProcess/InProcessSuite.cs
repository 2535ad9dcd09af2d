using Mortise.Bench.Harness;

namespace Mortise.Bench.InProcess;

/// <summary>The suite <c>inprocess</c>.</summary>
internal static class InProcessSuite
{
    public static Suite Create() => new(
        "inprocess",
        [
            static () => new SyncCallCase(),
            static () => new CollectibleCallCase(),
            static () => new SharedCallCase(),
            static () => new SuspendingCallCase(),
            static () => new SwapCase(),
            static () => new InstalledCase(),
            static () => new ControlCase(),
        ]);
}
