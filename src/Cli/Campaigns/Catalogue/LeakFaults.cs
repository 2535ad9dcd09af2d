using System.Collections.Immutable;
using Mortise.Testing.Faults;

namespace Mortise.Cli.Campaigns.Catalogue;

/// <summary>What keeps the old version in the process: the update is committed, and the holder is named.</summary>
internal static class LeakFaults
{
    public static ImmutableArray<FaultKind> All { get; } =
    [
        Of("leaks-static-event", "a handler of an event of the process", Leak.StaticEvent, "Static"),
        Of("leaks-thread", "a thread that goes on", Leak.Thread, "Thread"),
        Of("leaks-timer", "a timer that is set", Leak.Timer, "Timer"),
        Of("leaks-handle", "a strong handle", Leak.Handle, "Handle"),
        Of("leaks-pinned-handle", "a pinned handle", Leak.PinnedHandle, "Handle"),
        Of("leaks-registered-wait", "a registered wait", Leak.RegisteredWait, "RegisteredWait"),
        Of("leaks-serializer-cache", "its types in the serializer's cache", Leak.SerializerCache, "Static"),
        Of("leaks-token-registration", "a registration on its caller's token", Leak.TokenRegistration,
            "CancellationTokenSource"),
        Of("leaks-process-property", "an object in the application's context", Leak.ProcessProperty, "Static"),
        Of("leaks-type-descriptor", "a registered type descriptor", Leak.TypeDescriptor, "Static"),
        Of("leaks-late-binding", "its types in the caches of late binding", Leak.LateBinding, "Static"),
        Of("leaks-dispatch-proxy", "a dispatch proxy", Leak.DispatchProxy, "DispatchProxyGenerator"),
        Of("leaks-to-neighbour", "an object that another plug-in keeps", "Gift", "OtherPlugin"),
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

    private static FaultKind Of(string name, string what, Leak leak, string by) => Of(name, what, $"Leak.{leak}", by);

    private static FaultKind Of(string name, string what, string fault, string by) => new(
        name,
        FaultFamily.Leak,
        $"The old version leaves {what}.",
        "The update is committed; 'doctor leaks' names the holder; everything is served.",
        async trial =>
        {
            await trial.ExpectAnswerAsync(trial.CommitAsync(fault)).ConfigureAwait(false);
            await trial.ExpectCommitAsync(trial.UpdateAsync("")).ConfigureAwait(false);
            await trial.NoteLeakAsync().ConfigureAwait(false);
        })
    {
        LeakedBy = by,
    };
}
