using System.Collections.Immutable;
using Mortise.Cli.Campaigns.Hosts;
using Mortise.Cli.Leaks;
using Mortise.Testing.Faults;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What keeps the old version in the process: the update is committed, and the holder is named.</summary>
internal static class LeakFaults
{
    private const string Remains = "Mortise.Testing.Faults.Leaks+Remains";
    private const string Named = "The update is committed; 'doctor leaks' names the holder; everything is served.";

    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("leaks-static-event", "a handler of an event of the process", Leak.StaticEvent,
            new(LeakKind.Static, "System.AppDomain.s_domain", "System.AppDomain.ProcessExit", Remains)),
        Of("leaks-thread", "a thread that goes on", Leak.Thread,
            new(LeakKind.Thread, $"the thread 'injected leak', which runs {Remains}.Stay")),
        Of("leaks-timer", "a timer that is set", Leak.Timer,
            new(LeakKind.Timer, "a timer that is set", "System.Threading.TimerQueueTimer", Remains)),
        Kind("leaks-handle", "a strong or a pinned handle",
            static trial => trial.ExpectAnswerAsync(
                trial.CommitAsync($"Leak.{trial.InTurn(Leak.Handle, Leak.PinnedHandle)}")),
            new(LeakKind.Handle, "a GCHandle (Normal)", Remains),
            new(LeakKind.Handle, "a GCHandle (Pinned)", "Mortise.Testing.Faults.Leaks+Pinned[]")),
        Of("leaks-registered-wait", "a registered wait", Leak.RegisteredWait,
            new(LeakKind.RegisteredWait, "a wait registered", "System.Threading.RegisteredWaitHandle", Remains)),
        Of("leaks-serializer-cache", "its types in the serializer's cache", Leak.SerializerCache,
            new(
                LeakKind.Static,
                "System.Text.Json.JsonSerializerOptions.<Default>",
                "System.Text.Json.JsonSerializerOptions+CachingContext._cache")),
        Of("leaks-token-registration", "a registration on its caller's token", Leak.TokenRegistration,
            new(
                null,
                "",
                "CampaignHost._longLived",
                "System.Threading.CancellationTokenSource._registrations",
                Remains)),
        Of("leaks-process-property", "an object in the application's context", Leak.ProcessProperty,
            new(LeakKind.Static, "System.AppContext.s_dataStore", Remains)),
        Of("leaks-type-descriptor", "a registered type descriptor", Leak.TypeDescriptor,
            new(LeakKind.Static, "System.ComponentModel.TypeDescriptor.s_providerTable")),
        Of("leaks-late-binding", "its types in the caches of late binding", Leak.LateBinding,
            new(LeakKind.Static, "Microsoft.CSharp.RuntimeBinder.")),
        Of("leaks-dispatch-proxy", "a dispatch proxy", Leak.DispatchProxy,
            new(
                null,
                "",
                "System.Reflection.DispatchProxyGenerator+ProxyAssembly._baseTypeAndInterfaceToGeneratedProxyType")),
        Of("leaks-to-neighbour", "an object that another plug-in keeps", "Gift",
            new(LeakKind.OtherPlugin, "the plug-in 'hoarder'", "Mortise.Campaign.ToolPlugin._kept")),
        Of("leaks-static-of-contract", "an object in a static field of a contract assembly", "Keepsake.Static",
            new(LeakKind.Static, "Mortise.Campaign.Keepsakes._kept")),
        Kind("leaks-thread-static", "an object in a thread-static field, on a thread of the host's",
            static trial => trial.ExpectAnswerAsync(trial.CommitOnHostThreadAsync("Keepsake.Thread")),
            new LeakHolder(
                LeakKind.ThreadStatic,
                $"Mortise.Campaign.Keepsakes._keptByThread of the thread '{HostThread.Name}'")),
        Kind("leaks-exception", "an exception of its own type, or with its frames, that the host keeps",
            static trial => trial.ThrowToBeKeptAsync(trial.InTurn("Keepsake.OwnException", "Keepsake.Exception")),
            new(
                LeakKind.Static,
                "System.AppContext.FirstChanceException",
                "KeptExceptions._kept",
                "Mortise.Testing.Faults.InjectedFaultException"),
            new(
                LeakKind.Static,
                "System.AppContext.FirstChanceException",
                "KeptExceptions._kept",
                "System.InvalidOperationException")),
        new(
            "leaves-compiled-expression",
            FaultFamily.Leak,
            "The old version leaves a compiled expression over its types.",
            "The update is committed, and it is collected all the same; everything is served.",
            static async trial =>
            {
                var fault = $"Leak.{Leak.CompiledExpression}";
                await trial.ExpectAnswerAsync(trial.CommitAsync(fault)).ConfigureAwait(false);
                await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            }),
    ];

    private static FaultKind Of(string name, string what, Leak leak, LeakHolder by) =>
        Of(name, what, $"Leak.{leak}", by);

    private static FaultKind Of(string name, string what, string fault, LeakHolder by) =>
        Kind(name, what, trial => trial.ExpectAnswerAsync(trial.CommitAsync(fault)), by);

    private static FaultKind Kind(string name, string what, Func<Trial, Task> leave, params LeakHolder[] by) => new(
        name,
        FaultFamily.Leak,
        $"The old version leaves {what}.",
        Named,
        async trial =>
        {
            await leave(trial).ConfigureAwait(false);
            await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            await trial.NoteLeakAsync().ConfigureAwait(false);
        })
    {
        LeakedBy = [.. by],
    };
}
